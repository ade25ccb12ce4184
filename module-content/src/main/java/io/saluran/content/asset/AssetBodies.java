package io.saluran.content.asset;

import io.saluran.content.asset.AssetTypes.AssetType;
import io.saluran.content.asset.Assets.Refusal;
import io.saluran.platform.rest.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What callers send about assets, checked.
record AssetBodies(AssetTypes types) {

    private static final List<String> FIELDS = List.of("title", "summary", "type", "funnel", "language", "persona",
            "product", "industry", "tags", "url");

    /// A link to be added.
    ///
    /// @param type its name
    /// @param funnel that of the type when it is not given
    /// @param language `en` when it is not given
    public record NewLink(
            @Nullable String title,
            @Nullable String url,
            @Nullable String type,
            @Nullable String summary,
            @Nullable String funnel,
            @Nullable String language,
            @Nullable String persona,
            @Nullable String product,
            @Nullable String industry,
            @Nullable List<String> tags) {}

    /// The fields that can be changed; `url` of links only.
    public record Patch(
            @Nullable String title,
            @Nullable String url,
            @Nullable String type,
            @Nullable String summary,
            @Nullable String funnel,
            @Nullable String language,
            @Nullable String persona,
            @Nullable String product,
            @Nullable String industry,
            @Nullable List<String> tags) {}

    AssetDetails details(NewLink given) {
        var type = type(required("type", given.type()));
        return new AssetDetails(required("title", given.title()), or(given.summary(), ""), type.id(),
                or(given.funnel(), type.funnel()), or(given.language(), "en"), given.persona(), given.product(),
                given.industry(), given.tags() == null ? List.of() : given.tags());
    }

    /// @param title as the file's name tells it, when it is null
    AssetDetails details(FileGuess guess, @Nullable String title, @Nullable String typeName, @Nullable String funnel,
            @Nullable String language) {
        var type = type(or(typeName, guess.type()));
        return new AssetDetails(or(title, guess.title()), "", type.id(), or(funnel, type.funnel()), or(language, "en"),
                null, null, null, List.of());
    }

    /// What the asset is with the given fields; null empties one.
    AssetDetails details(AssetRow now, Map<String, @Nullable Object> given) {
        for (var field : given.keySet()) {
            if (!FIELDS.contains(field)) {
                throw new Problem(422, "Unknown field", "An asset has no field \"" + field + "\" to change.",
                        Map.of("field", field, "known", List.copyOf(new TreeSet<>(FIELDS))));
            }
        }
        var typeId = given.containsKey("type") ? type(required("type", text(given, "type"))).id() : now.typeId();
        return new AssetDetails(or(changed(given, "title", now.title()), ""),
                or(changed(given, "summary", now.summary()),
                        ""),
                typeId, or(changed(given, "funnel", now.funnel()), ""), or(changed(given, "language",
                        now.language()), ""),
                changed(given, "persona", now.persona()), changed(given, "product",
                        now.product()),
                changed(given, "industry", now.industry()), tags(given, now));
    }

    private static @Nullable String changed(Map<String, @Nullable Object> given, String field, @Nullable String now) {
        return given.containsKey(field) ? text(given, field) : now;
    }

    static @Nullable String text(Map<String, @Nullable Object> given, String field) {
        var value = given.get(field);
        if (value != null && !(value instanceof String)) {
            throw Problem.invalid(field, "\"" + field + "\" must be a text.");
        }
        return (String) value;
    }

    private static List<String> tags(Map<String, @Nullable Object> given, AssetRow now) {
        if (!given.containsKey("tags")) {
            return now.tags();
        }
        return switch (given.get("tags")) {
            case null -> List.of();
            case List<?> tags when tags.stream().allMatch(String.class::isInstance) ->
                tags.stream().map(String.class::cast).toList();
            default -> throw Problem.invalid("tags", "\"tags\" must be a list of texts.");
        };
    }

    private AssetType type(String name) {
        return types.named(name).orElseThrow(() -> Problem.invalid("type", "There is no type \"" + name
                + "\"; \"assets/types\" lists them."));
    }

    static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Problem.invalid(field, "\"" + field + "\" is missing.");
        }
        return value;
    }

    private static String or(@Nullable String value, String other) {
        return value == null ? other : value;
    }

    static String words(Refusal why) {
        return switch (why) {
            case NO_TITLE -> "An asset needs a title.";
            case NO_SUCH_TYPE -> "There is no such type; \"assets/types\" lists them.";
            case NO_SUCH_FUNNEL -> "\"funnel\" must be one of " + Funnel.WORDS + ".";
            case NO_SUCH_LANGUAGE -> "\"language\" must be a code of two or three letters, for example \"ms\".";
            case NOT_AN_ADDRESS -> "\"url\" must be the address of a page in the web, without a password.";
            case NOT_A_LINK -> "This asset is a file; it has no \"url\".";
            case NOT_A_FILE -> "This asset is a link; it has no file.";
            case NO_SUCH_FILE -> "There is no such file among the former ones of this asset.";
        };
    }
}
