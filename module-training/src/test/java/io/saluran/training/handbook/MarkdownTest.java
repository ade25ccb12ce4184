package io.saluran.training.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T1")
class MarkdownTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "![x](javascript:alert(1))",
            "![x](data:text/html;base64,PHNjcmlwdD4=)",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](java\tscript:alert(1))",
            "[x](&#106;avascript:alert(1))",
            "[x](vbscript:msgbox)",
            "[x](data:text/html,<script>alert(1)</script>)",
            "<a href=\" javascript:alert(1)\">x</a>",
            "<iframe src=\"https://evil.example\"></iframe>",
            "<svg onload=alert(1)><circle/></svg>",
            "<math><mi xlink:href=\"javascript:alert(1)\">x</mi></math>",
            "<form action=\"https://evil.example\"><input name=password></form>",
            "<style>body{display:none}</style>",
            "<p style=\"position:fixed\">x</p>",
            "<div onclick=\"alert(1)\">x</div>",
            "<object data=x></object><embed src=x>",
            "<base href=\"https://evil.example\">",
            "<meta http-equiv=refresh content=\"0;url=https://evil.example\">",
            "<details open ontoggle=alert(1)>x</details>",
            "# <img src=x onerror=alert(1)>",
            "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
            "```\"><script>alert(1)</script>\nx\n```",
            "<!--><script>alert(1)</script>-->",
            "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    })
    void nothing_that_runs_or_reaches_out_survives(String attack) {
        var html = Markdown.render("handbook/page", attack).html();
        var shown = org.jsoup.Jsoup.parseBodyFragment(html);

        assertThat(shown.select("script, iframe, svg, math, form, input, style, object, embed, base, meta, noscript"))
                .as(html).isEmpty();
        for (var element : shown.getAllElements()) {
            for (var attribute : element.attributes()) {
                assertThat(attribute.getKey()).as(html).doesNotStartWith("on").isNotEqualTo("style");
                assertThat(attribute.getValue().replaceAll("\\s", "").toLowerCase(java.util.Locale.ROOT)).as(html)
                        .doesNotStartWith("javascript:").doesNotStartWith("data:").doesNotStartWith("vbscript:");
            }
        }
    }

    @Test
    void tables_lists_code_and_emphasis_are_kept() {
        var html = Markdown.render("handbook/page", "| a | b |\n|---|--:|\n| 1 | 2 |\n\n- **one**\n- `two`").html();

        assertThat(html).contains("<table>", "<th>a</th>", "<td align=\"right\">2</td>", "<strong>one</strong>",
                "<code>two</code>");
    }

    @Test
    void a_link_to_the_web_opens_beside_and_says_nothing_about_us() {
        var html = Markdown.render("handbook/page", "[x](https://example.org/a?b=1) and https://example.com").html();

        assertThat(html).contains("href=\"https://example.org/a?b&#61;1\"", "rel=\"noopener noreferrer nofollow\"",
                "target=\"_blank\"", "href=\"https://example.com\"");
    }

    @Test
    void a_link_into_saluran_opens_in_place() {
        var html = Markdown.render("handbook/page", "[x](/handbook/other) [y](#Kos-masa)").html();

        assertThat(html).contains("href=\"handbook/other\" router-link",
                "href=\"handbook/page#h-Kos-masa\" router-link");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[words](other.md)", "[words](//evil.example/x)", "[words](/\\evil.example)",
            "[words](../up.md)"})
    void a_link_that_leads_nowhere_leaves_its_words(String link) {
        var html = Markdown.render("handbook/page", link).html();

        assertThat(html).contains("words").doesNotContain("<a ").doesNotContain("href");
    }

    @Test
    void the_outline_names_the_ids_that_the_page_has() {
        var rendered = Markdown.render("handbook/page",
                "## Ask\n\n### What `it` costs\n\n## Ask\n\n# Big\n\n#### Small");

        assertThat(rendered.outline()).extracting(Markdown.Title::text).containsExactly("Ask", "What it costs", "Ask");
        assertThat(rendered.outline()).extracting(Markdown.Title::id).doesNotHaveDuplicates()
                .allSatisfy(id -> assertThat(rendered.html()).contains("id=\"" + id + "\""));
    }

    @Test
    void words_carry_no_marks() {
        assertThat(Markdown.words(
                "# Tajuk\n\n**Tebal** [pautan](https://x.example) <b>html</b>\n\n| a | b |\n|---|---|\n| c | d |"))
                .contains("Tajuk", "Tebal", "pautan", "html", "c", "d")
                .doesNotContain("**").doesNotContain("<b>").doesNotContain("---");
    }

    @Test
    void a_task_list_shows_what_is_done() {
        var html = Markdown.render("handbook/page", "- [ ] Call *Ali*\n- [x] Send the offer\n- plain [ ] one").html();

        assertThat(html).contains("<li class=\"s-task\">☐ Call <em>Ali</em></li>",
                "<li class=\"s-task\">☑ Send the offer</li>", "<li>plain [ ] one</li>").doesNotContain("input");
    }

    @Test
    void words_are_what_one_would_read_out() {
        assertThat(Markdown.words("""
                ## Ask `why`

                - [ ] **Call** [Ali](https://ali.example/a_b)
                - [x] done
                  again

                1. > quoted ![a picture](https://x.example/p.png)

                ***

                | a | b |
                |---|---|
                | c | *d* |

                ```sql
                select 1
                ```
                <div>two <b>bold</b></div>""")).isEqualTo("""
                Ask why
                Call Ali
                done again
                quoted a picture
                a b
                c d
                select 1
                two  bold""");
    }
}
