package io.saluran.dist;

import com.microsoft.playwright.options.ColorScheme;
import io.saluran.dist.Chromium.Look;

/// On the screen of a desk.
class AccessibilityOnDesksIT extends Accessibility {

    AccessibilityOnDesksIT() {
        super(new Look(Chromium.WIDE, ColorScheme.LIGHT, "en"),
                new Look(Chromium.WIDE, ColorScheme.DARK, "ms"));
    }
}
