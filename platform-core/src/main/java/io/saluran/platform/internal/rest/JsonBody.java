package io.saluran.platform.internal.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;

/// Values of bundles as the JSON that REST answers, for what is sent by other ways. Jackson keeps every class that it has
/// met, so make one for some values and let it go.
public final class JsonBody {

    private static final int TYPES_IN_ONE_BODY = 32;

    private final ObjectMapper mapper;

    public JsonBody() {
        // The usual factory of types is one for all.
        LookupCache<Object, JavaType> few = new LRUMap<>(4, TYPES_IN_ONE_BODY);
        mapper = RestJson.mapper().setTypeFactory(TypeFactory.defaultInstance().withCache(few));
    }

    /// @throws IllegalArgumentException for a value that is no data
    public String of(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException problem) {
            throw new IllegalArgumentException("Not a value that can be written as JSON: " + value.getClass(), problem);
        }
    }
}
