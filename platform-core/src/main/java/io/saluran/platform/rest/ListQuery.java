package io.saluran.platform.rest;

import io.saluran.platform.format.Written;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

/// What a caller asked of a list: `limit`, `after`, `sort`, `count`, `q` and filters, already checked against the
/// method's [Listing]. Methods take it as `@Context ListQuery`.
public final class ListQuery {

    /// Rows of a page when the caller does not say.
    public static final int USUAL_LIMIT = 50;

    /// The most rows of a page.
    public static final int LARGEST_LIMIT = 200;

    private final String list;
    private final int limit;
    private final @Nullable Cursor after;
    private final Sort sort;
    private final boolean count;
    private final @Nullable String text;
    private final Map<String, String> filters;

    /// @param field one of those the listing names
    public record Sort(String field, boolean descending) {

        static Sort parse(String text) {
            return text.startsWith("-") ? new Sort(text.substring(1), true) : new Sort(text, false);
        }

        @Override
        public String toString() {
            return descending ? "-" + field : field;
        }
    }

    private ListQuery(String path, Listing listing, Map<String, List<String>> parameters) {
        var known = Parameters.of(listing, parameters);
        limit = known.whole("limit", USUAL_LIMIT, LARGEST_LIMIT);
        sort = known.sort();
        count = known.yesOrNo("count");
        text = known.one("q").map(String::strip).filter(q -> !q.isEmpty()).orElse(null);
        filters = known.filters();
        list = path + '\n' + sort + '\n' + text + '\n' + new TreeMap<>(filters);
        after = known.one("after").map(cursor -> Cursor.decode(list, cursor)).orElse(null);
    }

    static Problem unknownSort(String field, Collection<String> known) {
        return new Problem(400, "Unknown sort field", "This list cannot be sorted by \"" + field
                + "\". Put \"-\" before a field for descending.", Map.of("parameter", "sort", "known", known));
    }

    /// Reads the parameters of a request.
    ///
    /// @param path of the list, so that its cursors are no other's
    /// @throws Problem with status 400 for a parameter that the listing does not name or a value it cannot have
    public static ListQuery of(String path, Listing listing, Map<String, List<String>> parameters) {
        return new ListQuery(path, listing, parameters);
    }

    /// How many rows a page has, 1 to 200.
    public int limit() {
        return limit;
    }

    public Optional<Cursor> after() {
        return Optional.ofNullable(after);
    }

    public Sort sort() {
        return sort;
    }

    /// Whether the caller wants the number of all that match.
    public boolean count() {
        return count;
    }

    /// What is searched for, stripped.
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    public Optional<String> filter(String field) {
        return Optional.ofNullable(filters.get(field));
    }

    /// All filters that were given, by field.
    public Map<String, String> filters() {
        return filters;
    }

    public Optional<UUID> id(String field) {
        return converted(field, "an id such as 0198c0de-0000-7000-8000-000000000000", UUID::fromString);
    }

    public Optional<LocalDate> date(String field) {
        return converted(field, "a date such as 2026-11-24", Written::day);
    }

    public Optional<BigDecimal> number(String field) {
        return converted(field, "a number such as 1250.50", Written::number);
    }

    public Optional<Boolean> flag(String field) {
        return converted(field, "true or false", value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(value);
        });
    }

    private <T> Optional<T> converted(String field, String expected, Function<String, T> convert) {
        return filter(field).map(value -> {
            try {
                return convert.apply(value);
            } catch (IllegalArgumentException | DateTimeParseException wrong) {
                throw new Problem(400, "Invalid filter", "\"" + field + "\" must be " + expected + ".",
                        Map.of("parameter", field));
            }
        });
    }

    /// Sorts, seeks to the cursor and cuts the page; counts when asked to. Rows whose sort value is empty come last.
    ///
    /// @param rows a query with all its conditions and no order; it selects the id
    /// @param columns the column of each field that the listing sorts by, and of the further one that is asked for
    /// @param id breaks ties, unique among the rows
    /// @throws Problem with status 400 when there is no column for the field that is asked for
    public <R extends Record, T> PageOf<T> page(SelectConditionStep<R> rows, Map<String, ? extends Field<?>> columns,
            Field<UUID> id, RecordMapper<? super R, T> mapper) {
        var column = columns.get(sort.field());
        if (column == null) {
            throw unknownSort(sort.field(), new TreeSet<>(columns.keySet()));
        }
        if (!Arrays.asList(rows.fields()).contains(column)) {
            rows.getQuery().addSelect(column);
        }
        var total = count ? (Long) (long) rows.configuration().dsl().fetchCount(rows) : null;
        var seek = new Seek<>(column, id, sort.descending());
        var rest = after == null ? rows : rows.and(seek.after(after));
        var found = rest.orderBy(seek.order()).limit(limit + 1).fetch();
        var page = found.size() > limit ? found.subList(0, limit) : found;
        var next = found.size() > limit ? seek.cursor(page.getLast()).encode(list) : null;
        return new PageOf<>(page.stream().map(mapper::map).toList(), next, total);
    }

    /// Cuts a page from rows that the caller has sorted and sought by itself.
    ///
    /// @param found at most [#limit] + 1 rows after the cursor
    /// @param key the sort key of a row, as [Cursor#keys] gives it back
    /// @param total all that match; null unless [#count]
    public <T> PageOf<T> cut(List<T> found, Function<T, List<@Nullable String>> key, @Nullable Long total) {
        var page = List.copyOf(found.size() > limit ? found.subList(0, limit) : found);
        var next = found.size() > limit ? new Cursor(key.apply(page.getLast())).encode(list) : null;
        return new PageOf<>(page, next, total);
    }

    @Override
    public String toString() {
        return list + Arrays.asList(limit, after);
    }
}
