package io.saluran.platform.internal.field;

import io.saluran.platform.field.FieldType;
import io.saluran.platform.format.Formats;
import io.saluran.platform.text.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// The platform's own kinds of values, contributed in the way of bundles.
public final class BuiltInTypes {

    private BuiltInTypes() {}

    public static List<FieldType> all(Formats formats, Texts texts, KnownPeople people) {
        return Stream.of(
                Stream.<FieldType>of(TextType.line(), TextType.lines(), new DateType(formats), new YesNoType(texts),
                        new ChoiceType(false), new ChoiceType(true), new TagsType(), new PersonType(people)),
                Arrays.stream(NumberType.Kind.values()).map(kind -> new NumberType(kind, formats)),
                Arrays.stream(AddressType.Kind.values()).map(AddressType::new))
                .flatMap(each -> each).map(FieldType.class::cast).toList();
    }
}
