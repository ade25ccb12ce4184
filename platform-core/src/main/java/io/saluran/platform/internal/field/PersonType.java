package io.saluran.platform.internal.field;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldType;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.people.Person;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Somebody who works here; kept by the id, so that a name can change.
record PersonType(KnownPeople people) implements FieldType {

    @Override
    public String key() {
        return "person";
    }

    @Override
    public int order() {
        return 1400;
    }

    @Override
    public FieldValue.Form form() {
        return FieldValue.Form.TEXT;
    }

    @Override
    public Reading read(String text, FieldDefinition field) {
        var all = people.all();
        return Stream.<java.util.function.Predicate<Person>>of(
                each -> each.id().toString().equals(text),
                each -> text.equalsIgnoreCase(each.email()),
                each -> each.name().equalsIgnoreCase(text))
                .map(is -> all.stream().filter(is).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(found -> found.size() == 1
                        ? Reading.of(new FieldValue.Text(found.getFirst().id().toString()))
                        : Reading.refused("field.refused.people", text))
                .orElseGet(() -> Reading.refused("field.refused.person", text));
    }

    @Override
    public String show(FieldValue value, FieldDefinition field, Locale locale) {
        return people.all().stream().filter(each -> each.id().toString().equals(value.plain())).findFirst()
                .map(Person::name).orElse(value.plain());
    }

    @Override
    public String write(FieldValue value, FieldDefinition field) {
        return show(value, field, Locale.ENGLISH);
    }

    @Override
    public List<String> ranks(FieldDefinition field) {
        return people.all().stream().map(Person::id).map(UUID::toString).collect(Collectors.toList());
    }
}
