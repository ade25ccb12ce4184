package io.saluran.pipeline.deal;

import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.stage.StageCriteria.Criterion;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// What a stage asks for, in a person's words.
final class CriteriaWords {

    private CriteriaWords() {}

    static String all(List<Criterion> criteria, DealDesk desk, DealBoardWords.Words words) {
        return criteria.stream().map(each -> of(each, desk, words)).collect(Collectors.joining(", "));
    }

    static String of(Criterion criterion, DealDesk desk, DealBoardWords.Words words) {
        var field = criterion.field();
        if (field == null) {
            return Objects.requireNonNullElse(criterion.text(), "");
        }
        return words.of("deal.criteria.field", FieldWriting.keyOf(field)
                .map(key -> desk.own().label(key, desk.viewer().locale()))
                .orElseGet(() -> words.of("deal.field." + field)));
    }
}
