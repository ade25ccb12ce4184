package io.saluran.pipeline.record;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.field.OwnFields;
import io.saluran.pipeline.record.RecordChanges.Change;
import io.saluran.platform.field.Fields;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.PageOf;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;

/// Records of one kind as a table, sorted by any column: for the list, the page, REST and the export.
public abstract class RecordList<R extends RecordRow, F extends RecordFilter> {

    /// How far the table can be scrolled; further down a filter is of more use.
    public static final int WINDOW = 10_000;

    private final Db db;
    private final RecordKind kind;
    private final Field<UUID> id;
    private final Field<JSONB> fields;
    private final OwnFields own;

    protected RecordList(Db db, Fields fields, RecordKind kind, Columns columns) {
        this.db = db;
        this.kind = kind;
        this.id = columns.id();
        this.fields = columns.fields();
        this.own = new OwnFields(fields, kind.type());
    }

    /// Columns that lists of every kind use.
    ///
    /// @param fields where the company's own fields are
    public record Columns(Field<UUID> id, Field<JSONB> fields) {}

    /// The company's own fields of these records.
    public OwnFields own() {
        return own;
    }

    protected Db db() {
        return db;
    }

    public RecordKind kind() {
        return kind;
    }

    /// Reads the address's parameters; what cannot be read is left out.
    public abstract F filter(Map<String, List<String>> parameters);

    /// All columns of a row.
    protected abstract List<Field<?>> columns();

    /// What a table is sorted by; by name when it has no such column.
    protected abstract Field<?> column(String key);

    private Field<?> order(String key) {
        return own.order(key, fields).orElseGet(() -> column(key));
    }

    /// The rows that are not deleted and that the viewer may see, with all that a column or filter may name.
    protected abstract SelectConditionStep<Record> from(DSLContext sql, Viewer viewer,
            List<? extends SelectField<?>> columns);

    protected abstract R row(Record row);

    public List<R> rows(Viewer viewer, F filter, Sort sort, int offset, int limit) {
        if (offset >= WINDOW) {
            return List.of();
        }
        return db.read(viewer, sql -> {
            var column = order(sort.field());
            return select(sql, viewer, filter.on())
                    .orderBy(sort.descending() ? column.desc().nullsLast() : column.asc().nullsLast(),
                            sort.descending() ? id.desc() : id.asc())
                    .limit(Math.min(limit, WINDOW - offset))
                    .offset(offset)
                    .fetch(this::row);
        });
    }

    /// How many the viewer may see.
    public abstract int count(Viewer viewer, F filter);

    /// Every row in constant memory, the oldest first.
    public void each(Viewer viewer, F filter, Consumer<R> taker) {
        db.read(viewer, sql -> {
            try (var rows = select(sql, viewer, filter.on()).orderBy(id).fetchSize(1_000).fetchLazy()) {
                rows.forEach(row -> taker.accept(row(row)));
            }
            return true;
        });
    }

    public Optional<R> find(Viewer viewer, UUID record) {
        return db.read(viewer, sql -> select(sql, viewer, id.eq(record)).fetchOptional(this::row));
    }

    /// Where a record that is not there any more is to be found now.
    public Optional<UUID> movedTo(Viewer viewer, UUID record) {
        return Optional.empty();
    }

    /// What was changed of a record.
    ///
    /// @param last the oldest change that is shown; null for the newest page
    public List<Change> changes(Viewer viewer, UUID record, @Nullable Change last) {
        return db.read(viewer, sql -> sql.fetchExists(from(sql, viewer, List.of(id)).and(id.eq(record)))
                ? RecordChanges.page(sql, kind.type(), record, last)
                : List.of());
    }

    /// Where a record stands in its list; empty when its page was not opened from there, or it is no longer in it.
    ///
    /// @param origin parameters of the record's address: `list` is `table`, then those of the list
    public Optional<Place> place(Viewer viewer, UUID record, Map<String, List<String>> origin) {
        if (!Address.text(origin, "list").equals("table")) {
            return Optional.empty();
        }
        var sort = Sort.of(Address.text(origin, "sort"));
        var key = order(sort.field());
        var in = filter(origin).on();
        return db.read(viewer, sql -> from(sql, viewer, List.of(key)).and(in).and(id.eq(record)).fetchOptional()
                .map(here -> SortedRows.by(key, columns -> from(sql, viewer, columns).and(in), id, sort.descending())
                        .around(here.get(0), record).place(sql)));
    }

    /// A page as REST asks for it.
    ///
    /// @param sorts the column of each field that the listing sorts by
    public PageOf<R> page(Viewer viewer, ListQuery query, Condition condition, Map<String, Field<?>> sorts) {
        return db.read(viewer, sql -> query.page(select(sql, viewer, condition),
                own.sorts(sorts, query.sort().field(), fields), id, this::row));
    }

    protected SelectConditionStep<Record> select(DSLContext sql, Viewer viewer, Condition condition) {
        return from(sql, viewer, columns()).and(condition);
    }
}
