package io.saluran.platform.internal.extension;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jooq.JSONB;

/// Facts and plans as the database keeps them. What another version has written beside is passed over.
final class StoredJson {

    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private StoredJson() {}

    static <T> T read(JSONB json, Class<T> type) {
        try {
            return JSON.readValue(json.data(), type);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("Not written by this: " + json, broken);
        }
    }

    static JSONB of(Object value) {
        try {
            return JSONB.valueOf(JSON.writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
