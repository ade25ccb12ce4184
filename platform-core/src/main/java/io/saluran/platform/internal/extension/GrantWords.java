package io.saluran.platform.internal.extension;

import io.saluran.platform.internal.trust.Use;
import io.saluran.platform.text.Texts;
import java.util.Locale;

/// Permissions of bundles in the reader's language.
public record GrantWords(Texts texts, Locale locale) {

    /// What a permission allows; its bare name when whoever offers it says nothing of it.
    public String title(String permission) {
        var key = "grant." + permission;
        return texts.knows(key) ? texts.text(locale, key) : permission;
    }

    /// What is used, and in which classes.
    public String where(Use use) {
        var shown = String.join(", ", use.where());
        var more = use.classes() - use.where().size();
        return more == 0
                ? texts.text(locale, "extension.use", use.permission(), use.what(), shown)
                : texts.text(locale, "extension.use.more", use.permission(), use.what(), shown, more);
    }
}
