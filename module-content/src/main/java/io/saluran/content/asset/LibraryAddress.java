package io.saluran.content.asset;

import com.vaadin.flow.router.QueryParameters;
import io.saluran.content.asset.AssetLibrary.Sort;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the library's page shows, as its address says it, so that it can be shared and gone back to.
///
/// @param sort null for the usual one: the best answers when something is searched for, otherwise the newest
/// @param list as rows in place of cards
/// @param asset which is open beside; null for none
record LibraryAddress(AssetFilter filter, @Nullable Sort sort, boolean list, @Nullable UUID asset) {

    static final String PATH = "content";

    static LibraryAddress of(Map<String, List<String>> parameters) {
        var sort = first(parameters, "sort");
        return new LibraryAddress(AssetFilter.of(parameters),
                Stream.of(Sort.values()).filter(each -> word(each).equals(sort)).findFirst().orElse(null),
                first(parameters, "show").equals("list"), id(first(parameters, "asset")));
    }

    private static String first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst().orElse("");
    }

    private static @Nullable UUID id(String text) {
        try {
            return text.isEmpty() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }

    static String word(Sort sort) {
        return sort.name().toLowerCase(Locale.ROOT);
    }

    Sort order() {
        if (sort == null || (sort == Sort.BEST && filter.text().isEmpty())) {
            return filter.text().isEmpty() ? Sort.NEWEST : Sort.BEST;
        }
        return sort;
    }

    /// Whether the same assets are shown in the same way, whatever is open beside.
    boolean showsAs(LibraryAddress other) {
        return filter.equals(other.filter) && order() == other.order() && list == other.list;
    }

    LibraryAddress with(AssetFilter other) {
        return new LibraryAddress(other, sort, list, asset);
    }

    LibraryAddress sorted(Sort other) {
        return new LibraryAddress(filter, other, list, asset);
    }

    LibraryAddress as(boolean rows) {
        return new LibraryAddress(filter, sort, rows, asset);
    }

    LibraryAddress open(@Nullable UUID other) {
        return new LibraryAddress(filter, sort, list, other);
    }

    /// Where an asset is open with nothing narrowed, for links from elsewhere.
    static String pathOf(UUID asset) {
        return PATH + "?asset=" + asset;
    }

    QueryParameters query() {
        var parameters = new LinkedHashMap<>(filter.parameters());
        if (sort != null) {
            parameters.put("sort", word(sort));
        }
        if (list) {
            parameters.put("show", "list");
        }
        if (asset != null) {
            parameters.put("asset", asset.toString());
        }
        return QueryParameters.simple(parameters);
    }

    String path() {
        var query = query();
        return query.getParameters().isEmpty() ? PATH : PATH + '?' + query.getQueryString();
    }
}
