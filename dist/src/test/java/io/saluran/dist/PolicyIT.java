package io.saluran.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.saluran.dist.Chromium.Look;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;

/// The content security policy in a browser: everything of ours works under it, nothing that was slipped in does
/// (decision 15).
@Tag("X5")
@ExtendWith(LivePlatform.Shared.class)
@EnabledIfEnvironmentVariable(named = "SALURAN_BROWSER", matches = ".+")
class PolicyIT {

    /// What an attacker would try who can put markup on a page, or a text where a script is made of it.
    private static final String INJECT = """
            () => {
                window.__xss = [];
                const box = document.createElement("div");
                document.body.append(box);
                box.innerHTML = `<img src="/none.png" onerror="window.__xss.push('handler')">
                    <a id="xss-link" href="javascript:window.__xss.push('address')">x</a>
                    <iframe srcdoc="<script>parent.__xss.push('frame')</script>"></iframe>
                    <script>window.__xss.push('script')</script>
                    <p id="xss-style" style="position:fixed">x</p>`;
                document.getElementById("xss-link").click();
                setTimeout("window.__xss.push('text')", 0);
                setTimeout(() => eval("window.__xss.push('eval')"), 0);
                return new Function("a", "b", "return a + b")(1, 2);
            }""";

    /// Its styles are in templates, not in what the server sends.
    private static final String CALENDAR = """
            () => {
                const picker = document.createElement("vaadin-date-picker");
                document.body.append(picker);
                picker.open();
                return new Promise(shown => setTimeout(() => {
                    const scroller = document.querySelector("vaadin-date-picker-month-scroller");
                    const month = [...scroller.querySelectorAll("vaadin-month-calendar")]
                        .find(each => each.shadowRoot.querySelector("[part~=date]"));
                    shown(getComputedStyle(scroller).display === "block" && !!month && month.offsetHeight > 0);
                    picker.close();
                    picker.remove();
                }, 1000));
            }""";

    private static List<String> violations(Page page) {
        var violations = new CopyOnWriteArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                violations.add(message.text());
            }
        });
        return violations;
    }

    @Test
    void pages_work_under_the_policy_and_nothing_slipped_in_does(LivePlatform live) {
        try (var chromium = new Chromium()) {
            var page = chromium.context(Look.usual()).newPage();
            var violations = violations(page);
            chromium.signIn(page, live, live.chief());
            page.waitForSelector("saluran-chart-v1 svg");
            var deal = Routes.records(live).get("pipeline.deal");
            for (var path : List.of("deals", "deals/" + deal, "import/deals", "library", "handbook", "settings/company",
                    "settings/pipelines", "settings/currencies", "settings/fields", "settings/people",
                    "settings/roles", "settings/webhooks", "settings/audit", "settings/jobs", "bin")) {
                Chromium.go(page, path);
            }
            Chromium.go(page, "deals");
            assertThat(page.evaluate(CALENDAR)).as("a calendar with its months").isEqualTo(true);
            assertThat(violations).isEmpty();

            assertThat(page.evaluate(INJECT)).as("what the client makes of the server's scripts").isEqualTo(3);
            page.waitForTimeout(300);
            assertThat(page.evaluate("window.__xss")).isEqualTo(List.of());
            assertThat(page.evaluate("getComputedStyle(document.getElementById('xss-style')).position"))
                    .isEqualTo("static");
            assertThat(violations).hasSizeGreaterThanOrEqualTo(5);
        }
    }
}
