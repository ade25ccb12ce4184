package io.saluran.dist;

import com.microsoft.playwright.options.ColorScheme;
import io.saluran.dist.Chromium.Look;

/// On the screen of a phone.
class AccessibilityOnPhonesIT extends Accessibility {

    AccessibilityOnPhonesIT() {
        super(new Look(Chromium.PHONE, ColorScheme.LIGHT, "ms"),
                new Look(Chromium.PHONE, ColorScheme.DARK, "en"));
    }
}
