package io.saluran.platform.internal.field;

import static io.saluran.platform.internal.sql.Tables.CUSTOM_FIELD;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldDefinition.Choice;
import io.saluran.platform.field.FieldType;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldedRecord;
import io.saluran.platform.field.Fields.Reading;
import io.saluran.platform.field.FieldsChanged;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.platform.internal.sql.tables.records.CustomFieldRecord;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// What an administrator does to custom fields. Each change raises the field's version, stands in the audit log and is
/// told to all nodes, in one transaction.
public final class FieldChanges {

    /// More than this are no form that anybody fills in.
    public static final int MOST = 200;

    private final Db db;
    private final Audit audit;
    private final Events events;
    private final Clock clock;
    private final CompanyFields fields;

    public FieldChanges(Db db, Audit audit, Events events, Clock clock, CompanyFields fields) {
        this.db = db;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.fields = fields;
    }

    /// What came of a change.
    public sealed interface Outcome {

        record Done(FieldDefinition field) implements Outcome {}

        /// Somebody else changed it since it was read.
        record Overtaken() implements Outcome {}

        record Refused(Refusal why) implements Outcome {}

        /// It cannot be of that kind, for records have values that are none of it.
        ///
        /// @param records how many
        record Unfit(long records, List<String> examples) implements Outcome {}
    }

    /// Why something was not done. Its words are the texts `field.refused.NAME`.
    public enum Refusal {
        NO_LABEL, LABEL_TAKEN, BAD_KEY, KEY_TAKEN, NO_TYPE, NO_CHOICES, CHOICE_TAKEN, BAD_OPTION, TOO_MANY, TOO_LONG
    }

    /// What the company has.
    public CompanyFields fields() {
        return fields;
    }

    public Outcome add(Viewer viewer, String recordType, FieldDraft draft) {
        return write(viewer, sql -> {
            var others = rows(sql, recordType);
            var refusal = FieldChecks.refusal(draft, null, others, fields.types());
            if (refusal == null && others.size() >= MOST) {
                refusal = Refusal.TOO_MANY;
            }
            if (refusal != null) {
                return new Outcome.Refused(refusal);
            }
            var row = sql.newRecord(CUSTOM_FIELD);
            row.setId(Ids.next());
            row.setRecordType(recordType);
            row.setKey(draft.key().isEmpty()
                    ? FieldKeys.of(draft.label().getOrDefault("en", ""), "field",
                            others.stream().map(FieldDefinition::key).collect(Collectors.toSet()))
                    : draft.key());
            row.setPosition(others.size() + 1);
            row.setVersion(1);
            put(draft, row);
            row.insert();
            return told(sql, viewer, "field.added", row);
        });
    }

    /// Makes the fields with which a kind of record begins, each once.
    public void begin(FieldedRecord record) {
        for (var usual : record.usual()) {
            if (fields.everyOf(record.type()).stream().noneMatch(each -> each.key().equals(usual.key()))) {
                add(Viewer.system(), record.type(), new FieldDraft(usual.key(), usual.type(), usual.label(), Map.of(),
                        Map.of(), List.of(), usual.use()));
            }
        }
    }

    /// Changes all but the key.
    ///
    /// @param record finds the values when the kind of value is another
    public Outcome change(Viewer viewer, FieldedRecord record, UUID id, FieldDraft draft, int seenVersion) {
        var before = fields.everyOf(record.type()).stream().filter(each -> each.id().equals(id)).findFirst();
        if (before.isEmpty() || before.get().version() != seenVersion) {
            return new Outcome.Overtaken();
        }
        var refusal = FieldChecks.refusal(draft, before.get(), fields.everyOf(record.type()), fields.types());
        if (refusal != null) {
            return new Outcome.Refused(refusal);
        }
        if (!draft.type().equals(before.get().type())) {
            PlatformPermissions.require(viewer, PlatformPermissions.WRITE_SETTINGS);
            // Values come first: read by the kind that is to be, they stay the same when this is done once more.
            var converted = record.convert(before.get().key(), conversion(before.get(), draft));
            if (converted.refused() > 0) {
                return new Outcome.Unfit(converted.refused(), converted.examples());
            }
        }
        return edit(viewer, id, seenVersion, "field.changed", row -> put(draft, row));
    }

    private Function<FieldValue, Optional<FieldValue>> conversion(FieldDefinition before, FieldDraft draft) {
        var after = new FieldDefinition(before.id(), before.recordType(), before.key(), draft.type(), before.bundle(),
                draft.label(), draft.help(), draft.options(), keyed(draft).choices(), draft.use(), false,
                before.version());
        return value -> fields.read(after, fields.write(before, value)) instanceof Reading.Read(var read)
                ? Optional.of(read)
                : fields.read(after, value.plain()) instanceof Reading.Read(var same)
                        ? Optional.of(same)
                        : Optional.empty();
    }

    /// Takes a field away from all pages; what records hold of it is kept.
    public Outcome archive(Viewer viewer, UUID id, int seenVersion) {
        return edit(viewer, id, seenVersion, "field.archived", row -> row.setArchivedAt(clock.instant()));
    }

    /// Brings an archived field back, as the last one, with what records hold of it.
    public Outcome restore(Viewer viewer, UUID id, int seenVersion) {
        return edit(viewer, id, seenVersion, "field.restored", row -> row.setArchivedAt(null));
    }

    /// Puts a field at a place among those that are not archived, from 0.
    public Outcome place(Viewer viewer, UUID id, int place) {
        return write(viewer, sql -> {
            var moved = sql.selectFrom(CUSTOM_FIELD).where(CUSTOM_FIELD.ID.eq(id)).forUpdate().fetchOptional()
                    .orElse(null);
            if (moved == null) {
                return new Outcome.Overtaken();
            }
            var order = new ArrayList<>(sql.selectFrom(CUSTOM_FIELD)
                    .where(CUSTOM_FIELD.RECORD_TYPE.eq(moved.getRecordType()), CUSTOM_FIELD.ARCHIVED_AT.isNull(),
                            CUSTOM_FIELD.ID.ne(id))
                    .orderBy(CUSTOM_FIELD.POSITION, CUSTOM_FIELD.ID)
                    .forUpdate()
                    .fetch(CUSTOM_FIELD.ID));
            order.add(Math.clamp(place, 0, order.size()), id);
            for (int i = 0; i < order.size(); i++) {
                sql.update(CUSTOM_FIELD).set(CUSTOM_FIELD.POSITION, i + 1).where(CUSTOM_FIELD.ID.eq(order.get(i)))
                        .execute();
            }
            events.publish(sql, new FieldsChanged(moved.getRecordType()));
            return new Outcome.Done(FieldRows.read(moved));
        });
    }

    private Outcome edit(Viewer viewer, UUID id, int seenVersion, String action,
            java.util.function.Consumer<CustomFieldRecord> change) {
        return write(viewer, sql -> sql.selectFrom(CUSTOM_FIELD)
                .where(CUSTOM_FIELD.ID.eq(id), CUSTOM_FIELD.VERSION.eq(seenVersion))
                .forUpdate()
                .fetchOptional()
                .map(row -> {
                    change.accept(row);
                    row.setVersion(seenVersion + 1);
                    row.update();
                    return told(sql, viewer, action, row);
                })
                .orElseGet(Outcome.Overtaken::new));
    }

    private Outcome write(Viewer viewer, Function<DSLContext, Outcome> work) {
        PlatformPermissions.require(viewer, PlatformPermissions.WRITE_SETTINGS);
        var outcome = db.write(viewer, sql -> {
            sql.execute("select pg_advisory_xact_lock(hashtext('platform.custom_field'))");
            return work.apply(sql);
        });
        fields.reload();
        return outcome;
    }

    private Outcome told(DSLContext sql, Viewer viewer, String action, CustomFieldRecord row) {
        var field = FieldRows.read(row);
        audit.record(sql, viewer, action, field.label(Locale.ENGLISH) + " (" + field.recordType() + ')');
        events.publish(sql, new FieldsChanged(field.recordType()));
        return new Outcome.Done(field);
    }

    private static List<FieldDefinition> rows(DSLContext sql, String recordType) {
        return FieldRows.all(sql).stream().filter(each -> each.recordType().equals(recordType)).toList();
    }

    private void put(FieldDraft draft, CustomFieldRecord row) {
        FieldRows.write(keyed(draft), row);
        row.setType(draft.type());
        row.setBundle(bundle(draft.type(), row.getBundle()));
    }

    private String bundle(String type, @Nullable String before) {
        return fields.types().known(type).map(FieldTypes.Known::bundle).orElse(before == null ? "" : before);
    }

    /// Gives new choices their keys; those of a kind without choices have none.
    private FieldDraft keyed(FieldDraft draft) {
        var asks = fields.types().get(draft.type()).map(FieldType::hasChoices).orElse(true);
        if (!asks) {
            return draft.with(List.of());
        }
        var taken = draft.choices().stream().map(Choice::key).collect(Collectors.toCollection(HashSet::new));
        var keyed = new ArrayList<Choice>();
        for (var choice : draft.choices()) {
            var key = choice.key().isEmpty() ? FieldKeys.of(choice.label(), "choice", taken) : choice.key();
            taken.add(key);
            keyed.add(new Choice(key, choice.label(), choice.archived()));
        }
        return draft.with(keyed);
    }
}
