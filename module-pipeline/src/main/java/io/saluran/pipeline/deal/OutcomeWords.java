package io.saluran.pipeline.deal;

import io.saluran.pipeline.deal.Deals.Outcome;
import java.util.Optional;
import java.util.stream.Collectors;

/// Why a change of a deal was not done, in a person's words.
record OutcomeWords(DealDesk desk, DealBoardWords.Words text) {

    /// Empty for what was done.
    Optional<String> of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> Optional.empty();
            case Outcome.Overtaken() -> text("deal.overtaken");
            case Outcome.Missing(var fields) -> text("deal.needs", fields.stream()
                    .map(key -> desk.own().label(key, desk.viewer().locale())).collect(Collectors.joining(", ")));
            case Outcome.Unmet(var criteria) ->
                text("deal.unmet.these", CriteriaWords.all(criteria, desk, text));
            case Outcome.Refused(var why) -> text("deal.refused." + why);
        };
    }

    private Optional<String> text(String key, Object... arguments) {
        return Optional.of(text.of(key, arguments));
    }
}
