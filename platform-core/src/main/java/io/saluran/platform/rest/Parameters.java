package io.saluran.platform.rest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The query parameters of a list, each known and given once.
record Parameters(Listing listing, Map<String, List<String>> given) {

    static Parameters of(Listing listing, Map<String, List<String>> given) {
        var known = new ArrayList<>(List.of("limit", "after", "sort", "count"));
        if (listing.text()) {
            known.add("q");
        }
        known.addAll(Arrays.asList(listing.filter()));
        for (var name : given.keySet()) {
            if (!known.contains(name)) {
                throw new Problem(400, "Unknown parameter", "This list has no \"" + name + "\".",
                        Map.of("parameter", name, "known", known));
            }
        }
        return new Parameters(listing, given);
    }

    Optional<String> one(String name) {
        var values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new Problem(400, "Parameter given twice", "Give \"" + name + "\" once.", Map.of("parameter", name));
        }
        return values.stream().findFirst();
    }

    int whole(String name, int usual, int largest) {
        var text = one(name).orElse(Integer.toString(usual));
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > largest) {
            throw new Problem(400, "Invalid parameter", "\"" + name + "\" must be a whole number from 1 to " + largest
                    + ".", Map.of("parameter", name));
        }
        return Integer.parseInt(text);
    }

    boolean yesOrNo(String name) {
        return switch (one(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Problem(400, "Invalid parameter", "\"" + name + "\" must be true or false.",
                    Map.of("parameter", name));
        };
    }

    ListQuery.Sort sort() {
        var usual = listing.sort()[0];
        var asked = ListQuery.Sort.parse(one("sort").orElse(usual));
        var fields = Arrays.stream(listing.sort()).map(field -> ListQuery.Sort.parse(field).field()).toList();
        if (!fields.contains(asked.field()) && !isFurther(asked.field())) {
            throw ListQuery.unknownSort(asked.field(), fields);
        }
        return asked;
    }

    private boolean isFurther(String field) {
        return !listing.sortPrefix().isEmpty() && field.startsWith(listing.sortPrefix());
    }

    Map<String, String> filters() {
        var filters = new HashMap<String, String>();
        for (var field : listing.filter()) {
            one(field).ifPresent(value -> filters.put(field, value));
        }
        return Map.copyOf(filters);
    }
}
