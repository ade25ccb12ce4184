package io.saluran.content.asset;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.content.asset.AssetTypes.AssetType;
import io.saluran.ui.component.Lucide;
import java.util.List;
import java.util.function.Consumer;

/// A file that was uploaded and is not yet in the library: its title and type as its name tells them, to be put right.
final class IncomingRow extends Div {

    private static final long serialVersionUID = 1;

    private final transient Incoming file;
    private final TextField title = new TextField();
    private final Select<AssetType> type = new Select<>();

    IncomingRow(Incoming file, long bytes, List<AssetType> types, Consumer<IncomingRow> remove) {
        this.file = file;
        addClassName("s-incoming");
        var guess = FileGuess.of(file.name());
        title.setValue(guess.title());
        title.setAriaLabel(getTranslation("asset.field.title"));
        title.setMaxLength(AssetDetails.LONGEST_TITLE);
        type.setItems(types);
        type.setItemLabelGenerator(each -> each == null ? "" : AssetWords.type(each.name(), each.textKey()));
        type.setAriaLabel(getTranslation("asset.field.type"));
        types.stream().filter(each -> each.name().equals(guess.type())).findFirst().ifPresent(type::setValue);
        var about = new Span(getTranslation("asset.file-size", file.name(), AssetWords.size(bytes)));
        about.addClassNames("s-small", "s-secondary", "s-trunc");
        var away = new Button(Lucide.icon("x"), click -> remove.accept(this));
        away.addThemeVariants(ButtonVariant.TERTIARY);
        away.setAriaLabel(getTranslation("library.upload.remove", file.name()));
        add(title, type, away, about);
    }

    Incoming file() {
        return file;
    }

    /// Whether all is filled in; what is not is marked.
    boolean check() {
        title.setErrorMessage(getTranslation("asset.refused.no-title"));
        title.setInvalid(title.getValue().isBlank());
        type.setInvalid(type.isEmpty());
        return !title.isInvalid() && !type.isInvalid();
    }

    /// @param language of all files of the upload
    AssetDetails details(String language) {
        return new AssetDetails(title.getValue(), "", type.getValue().id(), type.getValue().funnel(), language, null,
                null,
                null, List.of());
    }
}
