package io.saluran.platform.importing;

import java.nio.file.Path;
import java.util.Map;

/// An import in one go, as the command line and REST ask for it.
///
/// @param fileName as the person called it
/// @param columns heading to field key, empty for leaving it out; headings that are not named are guessed
/// @param options what the target or the engine lets choose: `dates` (`dmy`, `mdy`, `ymd`, `days`), `dates.FIELD`,
///        `decimals` (`point`, `comma`), `decimals.FIELD`, `sheet`, `charset`, `separator`, `quote`, `heading` (a row's
///        number, 0 for none), `pipeline`, `currency`
/// @param decisions field key to value to decision
public record ImportOrder(
        String target,
        Path file,
        String fileName,
        Map<String, String> columns,
        Map<String, String> options,
        Map<String, Map<String, Decision>> decisions,
        boolean acceptMatches,
        boolean dryRun) {

    public ImportOrder {
        columns = Map.copyOf(columns);
        options = Map.copyOf(options);
        decisions = Map.copyOf(decisions);
    }
}
