package io.saluran.pipeline.importing;

import java.util.Map;
import java.util.UUID;
import org.jooq.Record;

/// What a check of all deals of a file notes of their pipeline, so that a few can be checked again without the others:
/// when they go to one that is there, with stages that are all there. A stage of that pipeline which a mended row names
/// besides makes it suit the file no less; only one that nobody names any more may make another suit it better.
///
/// @param notes of the file
record PlanNotes(Map<String, String> notes) {

    private static final String PIPELINE = "pipeline";
    /// Before the name of a stage, under which is noted how many rows at least name it.
    private static final String STAGE = "stage ";

    /// Stages that rows name, without the words for won and lost, and how many do.
    static Map<String, Integer> named(StagedSql rows, String condition) {
        return rows.fetch("""
                select platform.squeezed(x_stage) as name, sum(times)::int as times
                  from (select x_stage, count(*) as times from $rows where $condition group by x_stage) each
                 group by 1""", Map.of("condition", condition)).intoMap((Record row) -> row.get("name", String.class),
                row -> row.get("times", Integer.class));
    }

    /// @param named the stages that rows name, and how many do
    void note(UUID pipeline, Map<String, Integer> named) {
        notes.put(PIPELINE, pipeline.toString());
        named.forEach((stage, times) -> notes.put(STAGE + stage, times.toString()));
    }

    boolean isSettled() {
        return notes.containsKey(PIPELINE);
    }

    UUID pipeline() {
        return UUID.fromString(notes.getOrDefault(PIPELINE, ""));
    }

    /// Whether perhaps no row of the file names a stage any more that some named before they were mended.
    ///
    /// @param formerly what those named, and how many of them did
    /// @param now the same, as they are
    boolean lacks(Map<String, Integer> formerly, Map<String, Integer> now) {
        for (var stage : formerly.entrySet()) {
            var noted = Integer.parseInt(notes.getOrDefault(STAGE + stage.getKey(), "0"));
            var left = noted - stage.getValue() + now.getOrDefault(stage.getKey(), 0);
            if (left <= 0) {
                return true;
            }
            notes.put(STAGE + stage.getKey(), Integer.toString(left));
        }
        return false;
    }
}
