package io.saluran.platform.internal.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.platform.importing.Decision;
import io.saluran.platform.importing.ImportForm;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.JSONB;

/// All that a person said about a file, as it is kept.
///
/// @param goesTo the field of each column; empty for one that is left out
/// @param dates the order of dates by column, where a person said it
/// @param decimals the sign by column, likewise
record DraftState(
        int sheet,
        ImportForm form,
        List<String> goesTo,
        Map<Integer, String> dates,
        Map<Integer, String> decimals,
        Map<String, String> options,
        Map<String, Map<String, Decision>> decisions,
        boolean acceptMatches,
        double sameFrom,
        boolean restNew,
        List<Edits.Edit> edits,
        Set<Long> taken,
        Set<String> takenFor) {

    /// Files that were kept before rows could be taken say nothing of them.
    DraftState {
        taken = Objects.requireNonNullElse(taken, Set.of());
        takenFor = Objects.requireNonNullElse(takenFor, Set.of());
    }

    private static final ObjectMapper JSON = new ObjectMapper()
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    static DraftState of(Source source, Answers answers) {
        var forms = source.mapping().forms();
        return new DraftState(source.sheet(), source.form(), source.mapping().goesTo(), forms.ordersSaid(),
                forms.signsSaid(), Map.copyOf(answers.options()), Map.copyOf(answers.decisions()),
                answers.acceptMatches(), answers.bulk().sameFrom(), answers.bulk().restNew(), answers.edits().all(),
                Set.copyOf(answers.taken()), Set.copyOf(answers.takenFor()));
    }

    /// Says it all again. What fields went to that are not there any more is left out.
    void sayTo(Source source, Answers answers) {
        if (sheet != source.sheet()) {
            source.useSheet(sheet);
        }
        // A heading that is where it was is looked for anew with another separator; the second time it is said alone.
        for (int i = 0; i < 2 && !form.equals(source.form()); i++) {
            source.useForm(form);
        }
        source.mapping().mapAll(goesTo);
        dates.forEach((column, code) -> source.mapping().forms().readDates(column, ColumnForms.order(code)));
        decimals.forEach((column, code) -> source.mapping().forms().readNumbers(column, ColumnForms.sign(code)));
        answers.options().putAll(options);
        decisions.forEach((field, said) -> said.forEach((value, decision) -> answers.decide(field, value, decision)));
        answers.acceptMatches(acceptMatches);
        answers.bulk(new Run.Bulk(sameFrom, restNew));
        edits.stream().filter(edit -> source.mapping().isField(edit.field())).forEach(answers.edits()::add);
        answers.taken().addAll(taken);
        answers.takenFor().addAll(takenFor);
    }

    JSONB json() {
        try {
            return JSONB.jsonb(JSON.writeValueAsString(this));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static DraftState parse(JSONB json) {
        try {
            return JSON.readValue(json.data(), DraftState.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
