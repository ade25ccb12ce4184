package io.saluran.platform.internal.field;

import io.saluran.db.Db;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldType;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.Fields;
import io.saluran.platform.field.FieldsChanged;
import io.saluran.platform.format.Written;
import io.saluran.platform.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// [Fields] in the table `platform.custom_field`, held in memory and read again when any node changes one.
public final class CompanyFields implements Fields {

    private static final Logger LOG = LoggerFactory.getLogger(CompanyFields.class);

    private final Db db;
    private final Texts texts;
    private final FieldTypes types;
    private volatile Map<String, List<FieldDefinition>> all;

    public CompanyFields(Db db, Events events, Texts texts, FieldTypes types) {
        this.db = db;
        this.texts = texts;
        this.types = types;
        this.all = read();
        events.on(FieldsChanged.class, changed -> reload());
    }

    /// Reads them again, at once after a change on this node.
    public void reload() {
        all = read();
    }

    private Map<String, List<FieldDefinition>> read() {
        return db.read(FieldRows::all).stream().collect(Collectors.groupingBy(FieldDefinition::recordType));
    }

    /// All of a kind of record, archived ones too, in their order.
    public List<FieldDefinition> everyOf(String recordType) {
        return all.getOrDefault(recordType, List.of());
    }

    @Override
    public List<FieldDefinition> of(String recordType) {
        return everyOf(recordType).stream().filter(each -> !each.archived()).toList();
    }

    @Override
    public Optional<FieldDefinition> find(String recordType, String key) {
        return everyOf(recordType).stream().filter(each -> each.key().equals(key) && !each.archived()).findFirst();
    }

    @Override
    public Optional<FieldType> type(FieldDefinition field) {
        return types.get(field.type());
    }

    /// What kinds of values there are.
    public FieldTypes types() {
        return types;
    }

    @Override
    public Reading read(FieldDefinition field, String text) {
        var written = text.strip();
        if (written.isEmpty()) {
            return new Reading.Empty();
        }
        var type = types.get(field.type()).orElse(null);
        if (type == null) {
            return new Reading.Refused("field.away", List.of(field.bundle()));
        }
        try {
            return switch (type.read(written, field)) {
                case FieldType.Reading.Read(var value) when type.form().isOf(value) -> new Reading.Read(value);
                case FieldType.Reading.Read(var value) -> throw new IllegalStateException(
                        field.type() + " read a value of another form: " + value);
                case FieldType.Reading.Refused(var key, var arguments) -> new Reading.Refused(key, arguments);
            };
        } catch (RuntimeException | LinkageError problem) {
            LOG.error("The kind of field {} of {} failed to read", field.type(), field.bundle(), problem);
            return new Reading.Refused("field.failed", List.of(field.bundle()));
        }
    }

    @Override
    public Reading readJson(FieldDefinition field, Object json) {
        return switch (json) {
            case String text -> read(field, text);
            case Boolean yes -> read(field, yes.toString());
            case Number number -> read(field, figures(number.toString()));
            case List<?> several when several.stream().allMatch(String.class::isInstance) -> read(field,
                    FieldValue.joined(several.stream().map(String::valueOf).toList()));
            default -> new Reading.Refused("field.refused.json", List.of());
        };
    }

    /// A number without its exponent; as it is when it is none that can be written so, which no field takes.
    private static String figures(String number) {
        try {
            return Written.number(number).toPlainString();
        } catch (NumberFormatException endless) {
            return number;
        }
    }

    @Override
    public String show(FieldDefinition field, FieldValue value, Locale locale) {
        return told(field, value, type -> type.show(value, field, locale));
    }

    @Override
    public String write(FieldDefinition field, FieldValue value) {
        return told(field, value, type -> type.write(value, field));
    }

    private String told(FieldDefinition field, FieldValue value, Function<FieldType, @Nullable String> how) {
        var type = types.get(field.type()).orElse(null);
        if (type == null) {
            return value.plain();
        }
        try {
            var told = type.form().isOf(value) ? how.apply(type) : null;
            return told == null ? value.plain() : told;
        } catch (RuntimeException | LinkageError problem) {
            LOG.error("The kind of field {} of {} failed to show a value", field.type(), field.bundle(), problem);
            return value.plain();
        }
    }

    @Override
    public String words(Reading.Refused refused, Locale locale) {
        return texts.text(locale, refused.key(), refused.arguments().toArray());
    }
}
