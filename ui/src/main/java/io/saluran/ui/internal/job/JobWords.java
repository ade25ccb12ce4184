package io.saluran.ui.internal.job;

import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.job.Schedule;
import io.saluran.platform.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;

/// Jobs in the viewer's words.
record JobWords(Viewer viewer, Formats formats, Texts texts, BundleFramework framework) {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm");

    /// The title, or the name when the bundle is not there to say it.
    String title(String job) {
        return texts.knows("job." + job) ? text("job." + job) : job;
    }

    String about(String job) {
        return texts.knows("job." + job + ".about") ? text("job." + job + ".about") : "";
    }

    /// What a bundle calls itself; its symbolic name when it is gone.
    String bundle(@Nullable String symbolicName) {
        return symbolicName == null
                ? ""
                : framework.find(symbolicName).map(bundle -> bundle.getHeaders().get(Constants.BUNDLE_NAME))
                        .orElse(symbolicName);
    }

    String time(Instant time) {
        return formats.time(time, viewer.zone(), viewer.locale());
    }

    /// Empty for a job that is not here.
    String schedule(@Nullable Schedule schedule) {
        return switch (schedule) {
            case null -> "";
            case Schedule.Every(var pause) -> text("jobs.every", duration(pause));
            case Schedule.DailyAt daily -> text("jobs.daily", hour(daily));
            case Schedule.Cron(var expression, var zone) -> text("jobs.cron", expression);
        };
    }

    /// The viewer's hour, which is another where the clocks are others.
    private String hour(Schedule.DailyAt daily) {
        var today = Instant.now().atZone(daily.zone()).toLocalDate();
        ZoneId zone = viewer.zone();
        return MINUTES.format(today.atTime(daily.time()).atZone(daily.zone()).withZoneSameInstant(zone));
    }

    /// `250 ms`, `3 s`, `5 min`, `6 h`, `2 d`.
    String duration(Duration time) {
        if (time.toSeconds() < 1) {
            return text("jobs.ms", time.toMillis());
        }
        if (time.toSeconds() < 120) {
            return text("jobs.s", time.toSeconds());
        }
        if (time.toMinutes() < 120) {
            return text("jobs.min", time.toMinutes());
        }
        return time.toHours() < 48 ? text("jobs.h", time.toHours()) : formats.days(time.toDays(), viewer.locale());
    }

    private String text(String key, Object... arguments) {
        return texts.text(viewer.locale(), key, arguments);
    }
}
