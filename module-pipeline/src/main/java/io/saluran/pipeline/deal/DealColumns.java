package io.saluran.pipeline.deal;

import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.OwnFields;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which columns a table of deals has, in which order. The name is always the first.
///
/// @param keys of built-in columns, and names such as `fields.budget` of the company's own
record DealColumns(List<String> keys) {

    /// How a built-in column is called, and what stands in it in a file.
    private record BuiltIn(String label, Function<DealList.Row, @Nullable Object> cell) {}

    static final String FIRST = "name";
    static final String WEIGHTED = "weighted";
    static final String WARNINGS = "warnings";

    private static final List<String> ORDER = List.of(FIRST, "account", "stage", "value", WEIGHTED, "probability",
            "monthlyValue", "yearlyValue", "closesOn", "owner", "team", WARNINGS, "nextStep", "nextStepOn",
            "stageSince", "closedOn", "endsOn", "product",
            "amount",
            "currency",
            "source", "pipeline", "openedOn", "reason", "externalId");

    private static final Map<String, BuiltIn> BUILT_IN = Map.ofEntries(
            Map.entry(FIRST, new BuiltIn("deal.field.name", DealList.Row::name)),
            Map.entry("account", new BuiltIn("deal.field.account", DealList.Row::accountName)),
            Map.entry("stage", new BuiltIn("deal.field.stage", DealList.Row::stageName)),
            Map.entry("value", new BuiltIn("deal.field.value", DealList.Row::value)),
            Map.entry(WEIGHTED, new BuiltIn("deal.field.weighted", row -> rounded(row.weighted()))),
            Map.entry("probability", new BuiltIn("deal.field.probability", DealList.Row::probability)),
            Map.entry("team", new BuiltIn("deal.field.team", row -> row.standing().team())),
            Map.entry(WARNINGS, new BuiltIn("deal.field.warnings", row -> null)),
            Map.entry("amount", new BuiltIn("deal.field.amount", DealList.Row::amount)),
            Map.entry("currency", new BuiltIn("deal.field.currency", DealList.Row::currency)),
            Map.entry("monthlyValue", new BuiltIn("deal.field.monthlyValue", DealList.Row::monthlyValue)),
            Map.entry("yearlyValue", new BuiltIn("deal.field.yearlyValue", DealList.Row::yearlyValue)),
            Map.entry("closesOn", new BuiltIn("deal.field.closesOn", DealList.Row::closesOn)),
            Map.entry("owner", new BuiltIn("deal.field.owner", DealList.Row::ownerName)),
            Map.entry("nextStep", new BuiltIn("deal.field.nextStep", DealList.Row::nextStep)),
            Map.entry("nextStepOn", new BuiltIn("deal.field.nextStepOn", DealList.Row::nextStepOn)),
            Map.entry("stageSince", new BuiltIn("board.age", row -> daysInStage(row, Instant.now()))),
            Map.entry("closedOn", new BuiltIn("deal.field.closedOn", DealList.Row::closedOn)),
            Map.entry("endsOn", new BuiltIn("deal.field.endsOn", DealList.Row::endsOn)),
            Map.entry("product", new BuiltIn("deal.field.product", DealList.Row::productName)),
            Map.entry("source", new BuiltIn("deal.field.source", DealList.Row::source)),
            Map.entry("pipeline", new BuiltIn("deal.pipeline", DealList.Row::pipelineName)),
            Map.entry("openedOn", new BuiltIn("deal.opened", DealList.Row::openedOn)),
            Map.entry("reason", new BuiltIn("deal.field.reason", DealList.Row::reason)),
            Map.entry("externalId", new BuiltIn("deal.field.externalId", DealList.Row::externalId)));

    DealColumns {
        keys = List.copyOf(keys);
    }

    /// Those that say something about deals of an outcome, while nobody has chosen any.
    ///
    /// @param outcome `open`, `won`, `lost`, or null for all
    /// @param recurs whether any deal has a recurring part
    static DealColumns usual(@Nullable String outcome, boolean recurs, OwnFields own) {
        var keys = new ArrayList<>(List.of(FIRST, "account", "stage", "value"));
        if (recurs) {
            keys.addAll(List.of("monthlyValue", "yearlyValue"));
        }
        if (outcome == null || "open".equals(outcome)) {
            keys.addAll(List.of("closesOn", "owner", "nextStep", "nextStepOn"));
        } else {
            keys.add("owner");
        }
        if (!"open".equals(outcome)) {
            keys.add("closedOn");
        }
        own.listed().forEach(field -> keys.add(FieldWriting.historyName(field.key())));
        return new DealColumns(keys);
    }

    /// As an address or a choice that was kept has them; what there is no more is left out.
    static DealColumns of(String words, OwnFields own) {
        var known = all(own);
        var keys = new LinkedHashSet<>(List.of(FIRST));
        Arrays.stream(words.split(",", -1)).filter(known::contains).forEach(keys::add);
        return new DealColumns(List.copyOf(keys));
    }

    /// All that there are.
    static List<String> all(OwnFields own) {
        return Stream.concat(ORDER.stream(),
                own.all().stream().map(field -> FieldWriting.historyName(field.key()))).toList();
    }

    /// How a column is called.
    ///
    /// @param text gives the words of a text key
    static String label(String key, OwnFields own, Locale locale, UnaryOperator<String> text) {
        return FieldWriting.keyOf(key).map(field -> own.label(field, locale))
                .orElseGet(() -> BUILT_IN.containsKey(key) ? text.apply(BUILT_IN.get(key).label()) : key);
    }

    /// Whole days in its stage; null for a deal that is closed, or where nobody knows.
    static @Nullable Long daysInStage(DealList.Row row, Instant now) {
        return row.outcome() != null || row.stageSince() == null ? null : Ripeness.daysInStage(row.stageSince(), now);
    }

    /// Money as a file has it: whole cents.
    static @Nullable BigDecimal rounded(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.setScale(2, RoundingMode.HALF_UP);
    }

    /// What stands in the columns of a row in a file.
    @Nullable
    Object[] cells(DealList.Row row, OwnFields own, DealWarnings warnings) {
        return keys.stream().map(key -> key.equals(WARNINGS)
                ? warnings.words(row)
                : FieldWriting.keyOf(key).flatMap(own::find)
                        .map(field -> own.cell(field, row.fields()))
                        .orElseGet(() -> BUILT_IN.containsKey(key) ? BUILT_IN.get(key).cell().apply(row) : null))
                .toArray(Object[]::new);
    }

    @Override
    public String toString() {
        return String.join(",", keys);
    }
}
