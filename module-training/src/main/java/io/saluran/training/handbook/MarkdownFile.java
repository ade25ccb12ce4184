package io.saluran.training.handbook;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A Markdown file with its front matter (`title`, `language`, `stage`, `funnel`), on the way to a page.
///
/// @param title of the front matter, else of the first heading, else made of the file's name
/// @param body without front matter and without the heading that became the title
record MarkdownFile(String path, String title, String body, Map<String, String> facts) {

    private static final Pattern FRONT = Pattern.compile("\\A---[ \\t]*\\R(.*?)^---[ \\t]*(?:\\R|\\z)",
            Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern FACT = Pattern.compile("^([A-Za-z_-]{1,40}):[ \\t]*(.*)$", Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("\\A\\s*#[ \\t]+(.+?)[ \\t#]*(?:\\R|\\z)");
    private static final Pattern LINK = Pattern.compile("(\\]\\(\\s*<?)([^)\\s>]+)");
    private static final Pattern INDEX = Pattern.compile("(?i)(?:.*/)?(?:index|readme)\\.(?:md|markdown)");

    static MarkdownFile of(String path, String text) {
        var facts = new HashMap<String, String>();
        var front = FRONT.matcher(text);
        var body = text;
        if (front.find()) {
            FACT.matcher(front.group(1)).results().forEach(fact -> facts.put(fact.group(1).toLowerCase(Locale.ROOT),
                    fact.group(2).strip().replaceAll("^([\"'])(.*)\\1$", "$2")));
            body = text.substring(front.end());
        }
        var heading = HEADING.matcher(body);
        var headed = heading.find() ? heading.group(1).strip() : "";
        var named = facts.getOrDefault("title", "").strip();
        if (!headed.isEmpty() && (named.isEmpty() || named.equals(headed))) {
            body = body.substring(heading.end());
        }
        var title = named.isEmpty() ? headed : named;
        return new MarkdownFile(path, title.isEmpty() ? titled(path) : Markdown.words(title).replaceAll("\\s+", " "),
                body.strip(), Map.copyOf(facts));
    }

    /// Whether it is the page of its folder.
    boolean index() {
        return INDEX.matcher(path).matches();
    }

    /// The folder it lies in, empty for the root.
    String folder() {
        return parent(path);
    }

    /// The body with links to other files of the folder leading to their pages.
    ///
    /// @param page the address of the page that a path became
    String linked(Function<String, Optional<String>> page) {
        return LINK.matcher(body).replaceAll(link -> java.util.regex.Matcher.quoteReplacement(
                link.group(1) + address(link.group(2), page)));
    }

    private String address(String target, Function<String, Optional<String>> page) {
        if (target.matches("(?i)[a-z][a-z0-9+.-]*:.*") || target.startsWith("/") || target.startsWith("#")) {
            return target;
        }
        var hash = target.indexOf('#');
        var anchor = hash < 0 ? "" : "#h-" + target.substring(hash + 1);
        return resolve(hash < 0 ? target : target.substring(0, hash)).flatMap(page).map(found -> '/' + found + anchor)
                .orElse(target);
    }

    private Optional<String> resolve(String relative) {
        try {
            var resolved = java.net.URI.create("/").resolve(new java.net.URI(null, null, '/' + path, null))
                    .resolve(relative).normalize().getPath();
            return resolved == null ? Optional.empty() : Optional.of(resolved.replaceFirst("^/", ""));
        } catch (java.net.URISyntaxException | IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    static String parent(String path) {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /// `joining_customer_calls.md` as "Joining customer calls"; an index takes its folder's name.
    static String titled(String path) {
        var named = INDEX.matcher(path).matches() && path.contains("/") ? parent(path) : path;
        var words = named.substring(named.lastIndexOf('/') + 1).replaceFirst("(?i)\\.(md|markdown)$", "")
                .replaceAll("[-_\\s]+", " ").strip();
        return words.isEmpty() ? "Handbook" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
