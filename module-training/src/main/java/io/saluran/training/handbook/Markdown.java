package io.saluran.training.handbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/// Markdown as HTML that is safe to show, whoever wrote it: HTML inside is allowed and cleaned by a list of what may
/// stay, scripts, styles, forms and frames go, and links lead to the web, to mail, or into Saluran.
final class Markdown {

    private static final String ID_PREFIX = "h-";
    private static final String TASK = "s-task";
    private static final List<Extension> SYNTAX = List.of(TablesExtension.create(), AutolinkExtension.create(),
            TaskListItemsExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(SYNTAX).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .nodeRendererFactory(TaskBox::new)
            .attributeProviderFactory(context -> Markdown::markTask)
            .extensions(SYNTAX)
            .extensions(List.of(HeadingAnchorExtension.builder().idPrefix(ID_PREFIX).defaultId("section").build()))
            .build();
    private static final Pattern ID = Pattern.compile(ID_PREFIX + "[\\p{L}\\p{N}_-]{1,200}");
    private static final Pattern PICTURE = Pattern.compile("https?://.+|/(?:file|saluran)/.+");

    private Markdown() {}

    /// @param html cleaned; its in-page links lead to the page's own address
    /// @param outline headings of the second and third level, for the list beside the page
    record Rendered(String html, List<Title> outline) {}

    /// @param id of the heading in the page
    record Title(int level, String id, String text) {}

    /// @param address of the page, for example `handbook/how-we-sell`; a link that only names a heading leads there
    static Rendered render(String address, String markdown) {
        var document = PARSER.parse(markdown);
        return new Rendered(policy(address).sanitize(HTML.render(document)), outline(document));
    }

    /// The text without its marks, for search and excerpts.
    static String words(String markdown) {
        return MarkdownWords.of(PARSER.parse(markdown));
    }

    /// The box of a task is a sign: a field would have to be cleaned away, and could not be ticked.
    private record TaskBox(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(TaskListItemMarker.class);
        }

        @Override
        public void render(Node node) {
            context.getWriter().text(node instanceof TaskListItemMarker marker && marker.isChecked() ? "☑ " : "☐ ");
        }
    }

    private static void markTask(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof ListItem && node.getFirstChild() instanceof TaskListItemMarker) {
            attributes.put("class", TASK);
        }
    }

    private static List<Title> outline(Node document) {
        var ids = IdGenerator.builder().prefix(ID_PREFIX).defaultId("section").build();
        var titles = new ArrayList<Title>();
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                var text = text(heading);
                titles.add(new Title(heading.getLevel(), ids.generateId(text), text));
            }
        });
        return titles.stream().filter(title -> title.level() == 2 || title.level() == 3).toList();
    }

    private static String text(Node node) {
        var text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString().strip();
    }

    private static PolicyFactory policy(String address) {
        return new HtmlPolicyBuilder()
                .allowElements("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code",
                        "em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "kbd", "mark", "small", "br",
                        "hr",
                        "table", "thead", "tbody", "tr", "th", "td", "img", "figure", "figcaption", "details",
                        "summary",
                        "dl", "dt", "dd", "div", "span")
                .allowElements((element, attributes) -> link(address, element, attributes), "a")
                .allowAttributes("id").matching(ID).onElements("h1", "h2", "h3", "h4", "h5", "h6")
                .allowAttributes("href", "title").onElements("a")
                .allowAttributes("src").matching(PICTURE).onElements("img")
                .allowAttributes("alt", "title").onElements("img")
                .allowAttributes("align").matching(false, "left", "center", "right").onElements("th", "td")
                .allowAttributes("class").matching(false, TASK).onElements("li")
                .allowAttributes("start").matching(Pattern.compile("\\d{1,6}")).onElements("ol")
                .allowUrlProtocols("http", "https", "mailto", "tel")
                .allowWithoutAttributes("span", "div")
                .toFactory();
    }

    /// Says where a link opens; one that leads nowhere in Saluran leaves only its words.
    private static @Nullable String link(String address, String element, List<String> attributes) {
        var at = attributes.indexOf("href") + 1;
        if (at == 0) {
            return null;
        }
        var target = attributes.get(at);
        if (target.matches("(?i)(https?:|mailto:|tel:).*")) {
            attributes.addAll(List.of("rel", "noopener noreferrer nofollow", "target", "_blank"));
            return element;
        }
        if (target.startsWith("#")) {
            attributes.set(at, address + '#' + (target.startsWith('#' + ID_PREFIX) ? "" : ID_PREFIX)
                    + target.substring(1));
        } else if (target.matches("/(?![/\\\\]).*")) {
            attributes.set(at, target.substring(1));
        } else {
            return null;
        }
        attributes.addAll(List.of("router-link", "true"));
        return element;
    }
}
