package io.saluran.db;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/// New ids: UUID version 7, which grow with time and so keep indexes dense.
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
