package io.saluran.platform.internal.event;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/// What writes and reads events of one type. Jackson keeps every class that it has met, so each type has its own, which
/// lives and goes with the class and its bundle.
final class EventJson {

    private static final int TYPES_IN_ONE_EVENT = 32;
    private static final ClassValue<ObjectMapper> MAPPERS = new ClassValue<>() {
        @Override
        protected ObjectMapper computeValue(Class<?> type) {
            // The usual factory of types is one for all.
            LookupCache<Object, JavaType> few = new LRUMap<>(4, TYPES_IN_ONE_EVENT);
            var own = TypeFactory.defaultInstance().withCache(few);
            return new ObjectMapper().setTypeFactory(own).registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        }
    };

    private EventJson() {}

    static ObjectMapper of(Class<?> type) {
        return MAPPERS.get(type);
    }
}
