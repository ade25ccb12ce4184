package io.saluran.pipeline.record;

import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The state of a list in its page's address, so that it can be shared.
public final class Address {

    private Address() {}

    /// The parameters as an address gives them.
    public static Map<String, List<String>> parameters(Map<String, String> filter) {
        return filter.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
    }

    public static @Nullable UUID id(Map<String, List<String>> parameters, String name) {
        try {
            return text(parameters, name).isEmpty() ? null : UUID.fromString(text(parameters, name));
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    /// @return empty when it is not there
    public static String text(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    /// Adds a parameter, unless there is nothing to add.
    public static <T> void put(Map<String, String> parameters, String name, @Nullable T value,
            Function<T, String> words) {
        var text = value == null ? "" : words.apply(value);
        if (!text.isEmpty()) {
            parameters.put(name, text);
        }
    }

    public static String of(String path, Map<String, String> parameters) {
        return parameters.isEmpty() ? path : path + '?' + QueryParameters.simple(parameters).getQueryString();
    }
}
