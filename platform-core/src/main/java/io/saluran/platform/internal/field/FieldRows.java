package io.saluran.platform.internal.field;

import static io.saluran.platform.internal.sql.Tables.CUSTOM_FIELD;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldDefinition.Choice;
import io.saluran.platform.field.FieldDefinition.Use;
import io.saluran.platform.internal.sql.tables.records.CustomFieldRecord;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/// Definitions of fields as rows.
final class FieldRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {
    };
    private static final TypeReference<List<Choice>> CHOICES = new TypeReference<>() {
    };

    private FieldRows() {}

    /// All of them, in their order.
    static List<FieldDefinition> all(DSLContext sql) {
        return sql.selectFrom(CUSTOM_FIELD)
                .orderBy(CUSTOM_FIELD.RECORD_TYPE, CUSTOM_FIELD.POSITION, CUSTOM_FIELD.ID)
                .fetch(FieldRows::read);
    }

    static FieldDefinition read(CustomFieldRecord row) {
        return new FieldDefinition(row.getId(), row.getRecordType(), row.getKey(), row.getType(), row.getBundle(),
                json(row.getLabel(), TEXTS), json(row.getHelp(), TEXTS), json(row.getOptions(), TEXTS),
                json(row.getChoices(), CHOICES),
                new Use(row.getRequired(), Set.of(row.getRequiredIn()), row.getListed(), row.getOnCard(),
                        row.getFiltered()),
                row.getArchivedAt() != null, row.getVersion());
    }

    /// Puts all into the row that can be changed of a field.
    static void write(FieldDraft draft, CustomFieldRecord row) {
        row.setLabel(json(draft.label()));
        row.setHelp(json(draft.help()));
        row.setOptions(json(draft.options()));
        row.setChoices(json(draft.choices()));
        row.setRequired(draft.use().required());
        row.setRequiredIn(new LinkedHashSet<>(draft.use().requiredIn()).stream().sorted().toArray(UUID[]::new));
        row.setListed(draft.use().listed());
        row.setOnCard(draft.use().onCard());
        row.setFiltered(draft.use().filtered());
    }

    private static <T> T json(JSONB column, TypeReference<T> type) {
        try {
            return JSON.readValue(column.data(), type);
        } catch (JsonProcessingException problem) {
            throw new IllegalStateException("The definition of a field cannot be read", problem);
        }
    }

    private static JSONB json(Object value) {
        try {
            return JSONB.valueOf(JSON.writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
