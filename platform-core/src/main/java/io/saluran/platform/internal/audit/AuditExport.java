package io.saluran.platform.internal.audit;

import io.saluran.db.Viewer;
import io.saluran.platform.export.ExportSource;
import io.saluran.platform.format.Written;
import io.saluran.platform.internal.audit.AuditTrail.Filter;
import io.saluran.platform.text.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The audit log as a table to take away.
public final class AuditExport implements ExportSource {

    private final AuditTrail trail;
    private final Texts texts;

    public AuditExport(AuditTrail trail, Texts texts) {
        this.trail = trail;
        this.texts = texts;
    }

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String permission() {
        return "platform.audit.read";
    }

    @Override
    public List<String> columns() {
        return List.of("audit.at", "audit.person", "audit.action", "audit.subject");
    }

    @Override
    public void write(Viewer viewer, Map<String, String> filter, Sheet sheet) {
        var words = new AuditWords(texts, viewer.locale());
        trail.each(filter(filter, viewer.zone()), entry -> sheet.row(entry.at(), entry.person(), entry.action(),
                words.subject(entry.action(), entry.subject())));
    }

    /// The filter as the page's address has it: `person`, `action`, and `from` and `to` as days of the viewer, both
    /// included. What is not a day is as good as none.
    public static Filter filter(Map<String, String> query, ZoneId zone) {
        var to = day(query.get("to"));
        return new Filter(query.get("person"), query.get("action"), start(day(query.get("from")), zone),
                start(to == null ? null : to.plusDays(1), zone));
    }

    private static @Nullable Instant start(@Nullable LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    /// The day written as `2026-11-24`.
    public static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : Written.day(text);
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }
}
