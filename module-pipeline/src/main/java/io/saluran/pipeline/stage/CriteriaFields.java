package io.saluran.pipeline.stage;

import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.stage.CriteriaDialog.Choice;
import io.saluran.platform.field.Fields;
import io.saluran.platform.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The fields of deals that a stage can ask for, in a person's words.
final class CriteriaFields {

    /// The built-in ones that may be empty.
    private static final List<String> BUILT_IN = List.of("value", "closesOn", "owner", "account", "product", "source",
            "nextStep", "nextStepOn");

    private final Fields fields;
    private final Texts texts;

    CriteriaFields(Fields fields, Texts texts) {
        this.fields = fields;
        this.texts = texts;
    }

    List<Choice> choices(Locale locale) {
        return Stream.concat(
                BUILT_IN.stream().map(key -> new Choice(key, texts.text(locale, "deal.field." + key))),
                fields.of("deal").stream()
                        .map(field -> new Choice(FieldWriting.historyName(field.key()), field.label(locale))))
                .toList();
    }
}
