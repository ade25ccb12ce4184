package io.saluran.ui.internal.shell;

import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import java.time.Instant;

/// Moments as the viewer reads them: `today, 16:00`.
public record Times(Formats formats, Viewer viewer) {

    public String of(Instant moment) {
        return formats.time(moment, viewer.zone(), viewer.locale());
    }
}
