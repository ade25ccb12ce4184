package io.saluran.platform.field;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.saluran.platform.format.Written;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/// What the custom fields of one record hold, by their keys; as a column `jsonb` keeps it.
public record FieldValues(Map<String, FieldValue> values) {

    public static final FieldValues NONE = new FieldValues(Map.of());

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    public FieldValues {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /// @param column null, as in a row that was joined and is not there, for nothing
    public static FieldValues of(@Nullable JSONB column) {
        if (column == null || column.data().equals("{}")) {
            return NONE;
        }
        var values = new TreeMap<String, FieldValue>();
        tree(column.data()).properties()
                .forEach(each -> value(each.getValue()).ifPresent(value -> values.put(each.getKey(), value)));
        return new FieldValues(values);
    }

    /// A value as JSON, as a history keeps it; empty for JSON that is no value.
    public static Optional<FieldValue> value(String json) {
        try {
            return value(JSON.readTree(json));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    /// An object of values, as a caller writes it; empty for what is none.
    public static Optional<FieldValues> object(String json) {
        try {
            var tree = JSON.readTree(json);
            var numbers = tree.properties().stream().map(Map.Entry::getValue).filter(JsonNode::isNumber);
            return tree.isObject() && numbers.allMatch(each -> Written.isNumber(each.decimalValue()))
                    ? Optional.of(of(JSONB.valueOf(json)))
                    : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException problem) {
            throw new IllegalArgumentException("Not JSON", problem);
        }
    }

    private static Optional<FieldValue> value(JsonNode node) {
        if (node.isTextual() && !node.textValue().isEmpty()) {
            return Optional.of(new FieldValue.Text(node.textValue()));
        }
        if (node.isNumber()) {
            return Optional.of(node.decimalValue()).filter(Written::isNumber).map(FieldValue.Decimal::new);
        }
        if (node.isBoolean()) {
            return Optional.of(new FieldValue.YesNo(node.booleanValue()));
        }
        var texts = new ArrayList<String>();
        node.forEach(each -> texts.add(each.asText("")));
        return node.isArray() && !texts.isEmpty() && !texts.contains("")
                ? Optional.of(new FieldValue.Several(texts))
                : Optional.empty();
    }

    public Optional<FieldValue> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// The same with another value of one field.
    ///
    /// @param value null for none
    public FieldValues with(String key, @Nullable FieldValue value) {
        var changed = new TreeMap<>(values);
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return new FieldValues(changed);
    }

    @JsonValue
    Map<String, FieldValue> json() {
        return values;
    }

    /// As a column keeps it.
    public JSONB jsonb() {
        return JSONB.valueOf(write(values));
    }

    /// One value as JSON.
    public static String json(FieldValue value) {
        return write(value);
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
