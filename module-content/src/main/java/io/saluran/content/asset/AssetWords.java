package io.saluran.content.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import io.saluran.ui.component.Badge;
import io.saluran.ui.component.Tone;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the pages say things about assets. Used under the session's lock.
final class AssetWords {

    private static final long KILO = 1000;

    private AssetWords() {}

    static String type(String name, @Nullable String textKey) {
        return textKey == null ? name : UiText.of(textKey);
    }

    static String type(AssetRow asset) {
        return type(asset.type(), asset.typeText());
    }

    /// `Case study, 4 pages`; of a link, where it leads: `Article, aliran.example`.
    static String kind(AssetRow asset) {
        if (asset.pages() != null) {
            return UiText.of("asset.kind.pages", type(asset), asset.pages());
        }
        var url = asset.url();
        return url == null ? type(asset) : UiText.of("asset.kind.link-to", type(asset), WebAddress.host(url));
    }

    static String funnel(String funnel) {
        return UiText.of("asset.funnel." + funnel);
    }

    /// The dot and its word.
    static Component funnelSign(String funnel, String words) {
        var dot = new Span();
        dot.addClassNames("s-dot", Funnel.cssClass(funnel));
        var sign = new Span(dot, new Span(words));
        sign.addClassName("s-funnel");
        return sign;
    }

    /// `EN`, and `BM` for Malay, as Malaysians write it.
    static String languageSign(String language) {
        return language.equals("ms") ? "BM" : language.toUpperCase(Locale.ROOT);
    }

    static String language(String language) {
        var locale = UI.getCurrent().getLocale();
        var name = Locale.of(language).getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    static String state(String state) {
        return UiText.of("asset.state." + state);
    }

    static Badge stateBadge(String state) {
        return new Badge(state(state), switch (state) {
            case "draft" -> Tone.WARNING;
            case "published" -> Tone.WON;
            default -> Tone.NEUTRAL;
        });
    }

    /// `240 KB`, `3.4 MB`.
    static String size(long bytes) {
        if (bytes < KILO * KILO) {
            return UiText.of("asset.size.kb", Math.max(1, Math.round(bytes / (double) KILO)));
        }
        return UiText.of("asset.size.mb", Math.round(bytes / (double) (KILO * 100)) / 10.0);
    }
}
