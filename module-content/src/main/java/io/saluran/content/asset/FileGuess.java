package io.saluran.content.asset;

import io.saluran.content.words.FileWords;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What can be told of a file by its name: its title, its media type and which type of content it may be.
///
/// @param type name of one of the built-in types
record FileGuess(String title, String mediaType, String type) {

    private static final Map<String, String> MEDIA_TYPES = Map.ofEntries(
            Map.entry("pdf", "application/pdf"), Map.entry("png", "image/png"), Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"), Map.entry("gif", "image/gif"), Map.entry("webp", "image/webp"),
            Map.entry("svg", "image/svg+xml"), Map.entry("mp4", "video/mp4"), Map.entry("webm", "video/webm"),
            Map.entry("mov", "video/quicktime"), Map.entry("mp3", "audio/mpeg"), Map.entry("txt", "text/plain"),
            Map.entry("md", "text/markdown"), Map.entry("csv", "text/csv"), Map.entry("html", "text/html"),
            Map.entry("htm", "text/html"), Map.entry("epub", "application/epub+zip"),
            Map.entry("zip", "application/zip"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

    private record Sign(String words, String type) {}

    private static final List<Sign> IN_THE_NAME = List.of(
            new Sign("case ?study|success ?story|kajian kes", "Case study"),
            new Sign("white ?paper|kertas putih", "White paper"),
            new Sign("e ?book|e buku|guide|panduan", "E-book"),
            new Sign("faq|soalan lazim", "FAQ"),
            new Sign("infographic|infografik", "Infographic"),
            new Sign("calculator|kalkulator|assessment|penilaian|checklist|senarai semak", "Assessment"),
            new Sign("coupon|voucher|kupon|baucar", "Free coupon"),
            new Sign("trial|percubaan", "Trial"),
            new Sign("blog", "Blog post"));

    static FileGuess of(String name) {
        var ending = FileWords.ending(name);
        var stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        var title = title(stem);
        return new FileGuess(title, MEDIA_TYPES.getOrDefault(ending, "application/octet-stream"),
                type(title.toLowerCase(Locale.ROOT), ending));
    }

    private static String title(String stem) {
        var words = stem.replaceAll("[_+]+|(?<=\\p{L})-(?=\\p{L})|-{2,}", " ")
                .replaceAll("(?i)\\s*[(\\[-]?\\b(final|copy|salinan|v\\d+(\\.\\d+)*|\\d{1,2})\\b[)\\]]?\\s*$", "")
                .replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").replaceAll("\\s+", " ").strip();
        if (words.isEmpty()) {
            return stem.strip();
        }
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String type(String title, String ending) {
        return switch (ending) {
            case "mp4", "webm", "mov" -> title.matches(".*(tutorial|how to|cara).*") ? "Tutorial video" : "Video";
            case "png", "jpg", "jpeg", "gif", "webp", "svg" -> "Infographic";
            default -> IN_THE_NAME.stream().filter(sign -> title.matches(".*\\b(" + sign.words() + ")\\b.*"))
                    .map(Sign::type).findFirst().orElse(byEnding(ending));
        };
    }

    private static String byEnding(String ending) {
        return switch (ending) {
            case "epub" -> "E-book";
            case "xlsx", "csv" -> "Assessment";
            case "pdf", "pptx" -> "White paper";
            default -> "Article";
        };
    }
}
