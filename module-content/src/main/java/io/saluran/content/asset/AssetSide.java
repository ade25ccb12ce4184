package io.saluran.content.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.saluran.ui.component.Lucide;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One asset beside the library: its picture, what is said about it, and what can be done with it.
final class AssetSide extends Div {

    private static final long serialVersionUID = 1;

    private final transient AssetDesk desk;
    private final transient AssetRow asset;

    /// @param back closes it
    AssetSide(AssetDesk desk, AssetRow asset, AssetActions actions, Runnable back) {
        this.desk = desk;
        this.asset = asset;
        addClassName("s-stack");
        getStyle().set("gap", "16px");
        add(closing(back), picture(), heading());
        if (!asset.summary().isEmpty()) {
            var summary = new Paragraph(asset.summary());
            summary.addClassName("s-summary");
            add(summary);
        }
        add(using(), facts());
        if (desk.mayWrite()) {
            var former = desk.versions().of(desk.viewer(), asset.id());
            if (!former.isEmpty()) {
                add(new FormerFiles(desk, asset, former, each -> actions.restore(asset, each)));
            }
            add(actions.of(asset));
        }
    }

    private Component closing(Runnable back) {
        var library = new Button(getTranslation("library.back"), Lucide.icon("arrow-left"), click -> back.run());
        library.addThemeVariants(ButtonVariant.TERTIARY);
        library.addClassName("s-narrow");
        var close = new Button(Lucide.icon("x"), click -> back.run());
        close.addThemeVariants(ButtonVariant.TERTIARY);
        close.setAriaLabel(getTranslation("ui.close"));
        close.addClassName("s-close");
        var row = new Div(library, close);
        row.addClassName("s-closing");
        return row;
    }

    private Component picture() {
        if (!asset.showsImage()) {
            return new Cover(desk, asset);
        }
        var image = new Image(new AssetDownload(desk, asset.id(), true), asset.title());
        image.addClassName("s-preview");
        return image;
    }

    private Component heading() {
        var funnel = AssetWords.funnelSign(asset.funnel(), getTranslation("asset.funnel.of", AssetWords.funnel(
                asset.funnel()), AssetWords.type(asset)));
        var state = AssetWords.stateBadge(asset.state());
        var line = new Paragraph(history());
        line.addClassNames("s-small", "s-secondary");
        var heading = new Div(funnel, new H2(asset.title()), state, line);
        heading.addClassNames("s-stack", "tight");
        return heading;
    }

    private String history() {
        var owner = asset.ownerName() == null ? getTranslation("asset.no-owner") : asset.ownerName();
        var published = asset.publishedAt();
        return published == null
                ? getTranslation("asset.line.added", asset.version(), date(asset.createdAt()), owner)
                : getTranslation("asset.line.published", asset.version(), date(published), owner);
    }

    private String date(Instant time) {
        return desk.formats().date(time.atZone(desk.viewer().zone()).toLocalDate(), getLocale());
    }

    /// The ways to the content itself, the first one the main.
    private Component using() {
        var row = new Div();
        row.addClassNames("s-row", "wrap", "s-using");
        var url = asset.url();
        var mediaType = asset.mediaType();
        if (url != null) {
            var open = link(new Anchor(url, ""), "external-link", "asset.open-link");
            open.setTarget(AnchorTarget.BLANK);
            open.getElement().setAttribute("rel", "noopener noreferrer");
            open.addClassName("primary");
            row.add(open);
            return row;
        }
        if (mediaType != null && ServedFile.isShown(mediaType)) {
            if (ServedFile.isPdf(mediaType)) {
                var preview = new Button(getTranslation("asset.preview"), Lucide.icon("eye"), click -> preview());
                row.add(preview);
            }
            var open = link(new Anchor(), "external-link", "asset.open-file");
            open.setHref(new AssetDownload(desk, asset.id(), true), AttachmentType.INLINE);
            open.setTarget(AnchorTarget.BLANK);
            row.add(open);
        }
        var save = link(new Anchor(), "download", "asset.download");
        save.setHref(new AssetDownload(desk, asset.id(), false), AttachmentType.DOWNLOAD);
        save.addClassName("primary");
        row.addComponentAsFirst(save);
        return row;
    }

    private Anchor link(Anchor link, String icon, String key) {
        link.add(Lucide.icon(icon), new Span(getTranslation(key)));
        link.addClassName("s-button");
        return link;
    }

    private void preview() {
        var page = new IFrame(new AssetDownload(desk, asset.id(), true));
        page.getElement().setAttribute("title", asset.title());
        page.setSizeFull();
        page.getStyle().set("border", "0");
        var dialog = new Dialog(page);
        dialog.setHeaderTitle(asset.title());
        dialog.setWidth("960px");
        dialog.setMaxWidth("96vw");
        dialog.setHeight("92vh");
        dialog.getFooter().add(new Button(getTranslation("ui.close"), click -> dialog.close()));
        dialog.open();
    }

    private Component facts() {
        var facts = new DescriptionList();
        facts.addClassName("s-facts");
        fact(facts, "asset.field.language", AssetWords.language(asset.language()));
        fact(facts, "asset.field.product", asset.product());
        fact(facts, "asset.field.industry", asset.industry());
        fact(facts, "asset.field.persona", asset.persona());
        fact(facts, "asset.field.tags", asset.tags().isEmpty() ? null : String.join(", ", asset.tags()));
        var bytes = asset.bytes();
        var name = asset.fileName();
        if (name != null && bytes != null) {
            fact(facts, "asset.kind.file", getTranslation("asset.file-size", name, AssetWords.size(bytes)));
        }
        fact(facts, "asset.kind.link", asset.url());
        fact(facts, "asset.field.changed", date(asset.updatedAt()));
        return facts;
    }

    private void fact(DescriptionList facts, String key, @Nullable String words) {
        if (words != null) {
            facts.add(new DescriptionList.Term(getTranslation(key)), new DescriptionList.Description(words));
        }
    }
}
