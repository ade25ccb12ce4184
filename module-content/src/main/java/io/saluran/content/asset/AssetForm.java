package io.saluran.content.asset;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.content.asset.AssetFilter.Facet;
import io.saluran.content.asset.AssetLibrary.Count;
import io.saluran.content.asset.AssetLibrary.Facets;
import io.saluran.content.asset.AssetTypes.AssetType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is said about an asset, to be filled in. A new type, product, industry or persona is typed like a known one.
final class AssetForm extends Div {

    private static final long serialVersionUID = 1;
    private static final List<String> LANGUAGES = List.of("en", "ms", "zh", "ta");

    private final transient AssetDesk desk;
    private final TextField title = new TextField();
    private final TextArea summary = new TextArea();
    private final ComboBox<AssetType> type = new ComboBox<>();
    private final Select<String> funnel = new Select<>();
    private final Select<String> language = new Select<>();
    private final ComboBox<String> product;
    private final ComboBox<String> industry;
    private final ComboBox<String> persona;
    private final TextField tags = new TextField();

    AssetForm(AssetDesk desk) {
        this.desk = desk;
        var known = desk.library().facets(desk.viewer(), AssetFilter.NONE);
        product = words(known, Facet.PRODUCT);
        industry = words(known, Facet.INDUSTRY);
        persona = words(known, Facet.PERSONA);
        title.setLabel(getTranslation("asset.field.title"));
        title.setRequiredIndicatorVisible(true);
        title.setMaxLength(AssetDetails.LONGEST_TITLE);
        summary.setLabel(getTranslation("asset.field.summary"));
        summary.setMaxLength(AssetDetails.LONGEST_SUMMARY);
        summary.setMinRows(2);
        types();
        funnel.setLabel(getTranslation("asset.field.funnel"));
        funnel.setItems(Funnel.WORDS);
        funnel.setItemLabelGenerator(AssetWords::funnel);
        language.setLabel(getTranslation("asset.field.language"));
        language.setItems(LANGUAGES);
        language.setItemLabelGenerator(AssetWords::language);
        language.setValue(LANGUAGES.contains(getLocale().getLanguage()) ? getLocale().getLanguage() : "en");
        tags.setLabel(getTranslation("asset.field.tags"));
        tags.setHelperText(getTranslation("asset.tags.help"));
        addClassName("s-form");
        add(title, summary, type, funnel, language, product, industry, persona, tags);
        title.addClassName("wide");
        summary.addClassName("wide");
        tags.addClassName("wide");
    }

    private void types() {
        type.setLabel(getTranslation("asset.field.type"));
        type.setItems(desk.types().all());
        type.setItemLabelGenerator(each -> AssetWords.type(each.name(), each.textKey()));
        type.setHelperText(getTranslation("asset.type.help"));
        type.setAllowCustomValue(true);
        type.addCustomValueSetListener(typed -> {
            if (!typed.getDetail().isBlank()) {
                var added = desk.types().add(desk.viewer(), typed.getDetail(), funnel.getValue() == null
                        ? "top"
                        : funnel.getValue());
                type.setItems(desk.types().all());
                type.setValue(added);
            }
        });
        type.addValueChangeListener(chosen -> {
            if (chosen.getValue() != null && (funnel.getValue() == null || chosen.isFromClient())) {
                funnel.setValue(chosen.getValue().funnel());
            }
        });
    }

    private ComboBox<String> words(Facets known, Facet facet) {
        var box = new ComboBox<String>(getTranslation("asset.field." + facet.word()));
        box.setItems(known.of(facet).stream().map(Count::value).sorted().toList());
        box.setAllowCustomValue(true);
        box.addCustomValueSetListener(typed -> choose(box, typed.getDetail()));
        box.setClearButtonVisible(true);
        return box;
    }

    /// Chooses a word, as a new one when it is not known.
    private static void choose(ComboBox<String> box, @Nullable String word) {
        if (word == null || word.isBlank()) {
            box.clear();
            return;
        }
        var words = new ArrayList<>(box.getListDataView().getItems().toList());
        if (!words.contains(word)) {
            words.add(word);
            box.setItems(words);
        }
        box.setValue(word);
    }

    /// Shows what is said about an asset.
    void show(AssetDetails details) {
        title.setValue(details.title());
        summary.setValue(details.summary());
        funnel.setValue(details.funnel());
        choose(details.type());
        if (!LANGUAGES.contains(details.language())) {
            var languages = new ArrayList<>(LANGUAGES);
            languages.add(details.language());
            language.setItems(languages);
        }
        language.setValue(details.language());
        choose(product, details.product());
        choose(industry, details.industry());
        choose(persona, details.persona());
        tags.setValue(String.join(", ", details.tags()));
    }

    private void choose(java.util.UUID typeId) {
        type.getListDataView().getItems().filter(each -> each.id().equals(typeId)).findFirst()
                .ifPresent(type::setValue);
    }

    /// Fills in what a name tells; what a person wrote stays.
    void suggest(FileGuess guess) {
        if (title.isEmpty()) {
            title.setValue(guess.title());
        }
        if (type.isEmpty()) {
            type.getListDataView().getItems().filter(each -> each.name().equals(guess.type())).findFirst()
                    .ifPresent(type::setValue);
        }
    }

    /// What was filled in; null when something is missing, which is then marked.
    @Nullable
    AssetDetails read() {
        title.setErrorMessage(getTranslation("asset.refused.no-title"));
        title.setInvalid(title.getValue().isBlank());
        type.setErrorMessage(getTranslation("asset.refused.no-such-type"));
        type.setInvalid(type.isEmpty());
        if (title.isInvalid() || type.isInvalid()) {
            return null;
        }
        return new AssetDetails(title.getValue(), summary.getValue(), type.getValue().id(), funnel.getValue(),
                language.getValue(), persona.getValue(), product.getValue(), industry.getValue(),
                List.of(tags.getValue().split(",", -1)));
    }

    /// Puts the cursor into the title.
    void focusTitle() {
        title.focus();
    }
}
