package io.saluran.extension.test;

import com.microsoft.playwright.Page;
import java.util.function.Consumer;

/// What one signed-in person has open in a browser of their own, all the time, while the bundle comes and goes.
///
/// @param path where that is, for example `competitors` or `deals/0198…`
/// @param own whether the page itself is the bundle's, and not only a part of it such as a panel or a tile
/// @param first a selector of Playwright that finds something while the first version runs, and nothing otherwise
/// @param second the same for the second version
/// @param doing what the person does each time it is there: clicks, types
public record Visit(String path, boolean own, String first, String second, Consumer<Page> doing) {

    /// A page of the bundle.
    public static Visit page(String path, String first, String second) {
        return new Visit(path, true, first, second, page -> {});
    }

    /// A page of somebody else on which the bundle shows a part.
    public static Visit part(String path, String first, String second) {
        return new Visit(path, false, first, second, page -> {});
    }

    public Visit doing(Consumer<Page> act) {
        return new Visit(path, own, first, second, act);
    }
}
