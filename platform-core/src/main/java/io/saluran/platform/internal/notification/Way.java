package io.saluran.platform.internal.notification;

import java.util.Locale;

/// How a person is told.
public enum Way {

    /// Not at all.
    NONE,
    /// On the page of notifications.
    HERE,
    /// There, and by a letter when it is not read within minutes.
    LETTER;

    /// As the database and the texts call it.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Way of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
