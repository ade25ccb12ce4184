package io.saluran.extension.test;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;

/// Somebody who is signed in and keeps a page open.
final class Visitor {

    private static final int PATIENCE_MILLIS = 30_000;

    private final Visit visit;
    private final Page page;

    Visitor(Browser browser, TestedSaluran saluran, Visit visit) {
        this.visit = visit;
        var context = browser.newContext(new Browser.NewContextOptions().setLocale("en")
                .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        page = context.newPage();
        page.navigate(saluran.address() + "/sign-in");
        page.locator("vaadin-email-field input").fill(TestedSaluran.EMAIL);
        page.locator("input[type=password]").fill(TestedSaluran.PASSWORD);
        page.keyboard().press("Enter");
        page.waitForSelector("vaadin-app-layout");
        if (!visit.own()) {
            page.navigate(saluran.address() + '/' + visit.path());
            page.waitForSelector("vaadin-app-layout");
        }
    }

    /// Sees what the first version shows, and works with it.
    void meets() {
        if (visit.own()) {
            go(visit.path());
        }
        sees(visit.first());
        visit.doing().accept(page);
    }

    /// Sees the second version without doing anything, and works with it.
    void meetsTheUpdate() {
        sees(visit.second());
        visit.doing().accept(page);
    }

    /// Sees that it is gone, and goes on.
    void misses() {
        page.locator(visit.second()).first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        if (visit.own()) {
            sees(".s-empty h1");
            go("");
        }
        sees("vaadin-app-layout");
    }

    void leave() {
        page.context().close();
    }

    private void sees(String selector) {
        page.locator(selector).first().waitFor();
    }

    /// As by a link on the page, without loading the shell anew.
    private void go(String path) {
        page.evaluate("""
                path => {
                    const link = document.createElement('a');
                    link.href = path;
                    document.body.append(link);
                    link.click();
                    link.remove();
                }""", "/" + path);
        if (path.isEmpty()) {
            sees(".s-home");
        }
    }
}
