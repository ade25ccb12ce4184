package io.saluran.content.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import io.saluran.content.asset.AssetVersions.Former;
import java.util.List;
import java.util.function.Consumer;

/// The files that an asset had: each can be downloaded, and be the asset's file again.
final class FormerFiles extends Details {

    private static final long serialVersionUID = 1;

    FormerFiles(AssetDesk desk, AssetRow asset, List<Former> former, Consumer<Former> restore) {
        setSummaryText(getTranslation("asset.former", former.size()));
        var list = new Div();
        list.addClassNames("s-stack", "tight");
        former.forEach(each -> list.add(row(desk, asset, each, restore)));
        add(list);
    }

    private Component row(AssetDesk desk, AssetRow asset, Former former, Consumer<Former> restore) {
        var file = new Anchor("", former.name());
        file.setHref(AssetDownload.former(desk, asset.id(), former.id()), AttachmentType.DOWNLOAD);
        file.addClassName("s-link");
        var on = desk.formats().date(former.replacedAt().atZone(desk.viewer().zone()).toLocalDate(), getLocale());
        var about = new Div(former.replacedBy() == null
                ? getTranslation("asset.former.replaced", AssetWords.size(former.bytes()), on)
                : getTranslation("asset.former.replaced-by", AssetWords.size(former.bytes()), on,
                        former.replacedBy()));
        about.addClassNames("s-small", "s-secondary");
        var words = new Div(file, about);
        words.addClassName("s-grow");
        var back = new Button(getTranslation("asset.former.restore"), click -> restore.accept(former));
        back.addThemeVariants(ButtonVariant.SMALL);
        back.setAriaLabel(getTranslation("asset.former.restore-of", former.name()));
        var row = new Div(words, back);
        row.addClassName("s-row");
        return row;
    }
}
