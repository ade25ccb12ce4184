package io.saluran.pipeline.deal;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;

import io.saluran.pipeline.deal.DealChoices.Choice;
import io.saluran.pipeline.stage.Pipelines.Reason;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import io.saluran.ui.component.DayField;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;
import io.saluran.ui.component.Undos;
import io.saluran.ui.field.FieldInputs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What can be done with the deals that are chosen, at the foot of the board and the table; not there while none is.
final class ChosenBar extends Div {

    private static final long serialVersionUID = 1;

    // Of the platform: any words, of which each is given and taken by itself.
    private static final String TAGS = "tags";

    private final transient DealDesk desk;
    private final transient Undos undos;
    private final transient Page page;
    private final HtmlContainer count = new HtmlContainer("strong");
    private transient Set<UUID> chosen = Set.of();

    /// The page on which deals are chosen.
    interface Page {

        /// Lets none be chosen any more.
        void chooseNone();

        /// Shows the deals as they are now.
        void again();
    }

    ChosenBar(DealDesk desk, Undos undos, Page page) {
        this.desk = desk;
        this.undos = undos;
        this.page = page;
        addClassName("s-chosen");
        getElement().setAttribute("role", "toolbar");
        getElement().setAttribute("aria-label", getTranslation("bulk.title"));
        count.getElement().setAttribute("aria-live", "polite");
        add(count);
        if (desk.mayWrite()) {
            add(button("deal.field.owner", "user-round", this::owner),
                    button("deal.field.stage", "square-kanban", this::stage),
                    button("deal.field.closesOn", "calendar", this::closesOn),
                    button("bulk.own", "pencil", this::field), button("bulk.close", "circle-check", this::close));
        }
        add(button("deal.export", "download", this::export));
        if (desk.viewer().may(DealPermissions.DELETE)) {
            add(button("bulk.delete", "trash-2", () -> change(new BulkDeleted())));
        }
        add(button("bulk.none", "x", this::none));
        setVisible(false);
    }

    private Button button(String key, String icon, Runnable action) {
        var button = new Button(getTranslation(key), Lucide.icon(icon), click -> action.run());
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private List<FieldDefinition> own() {
        return desk.own().all().stream().filter(desk.own()::isHere).toList();
    }

    Set<UUID> chosen() {
        return chosen;
    }

    /// Shows which deals are chosen now; more than [BulkEdit#MOST] are not taken.
    void show(Set<UUID> deals) {
        if (deals.size() > BulkEdit.MOST) {
            Toast.show(getTranslation("bulk.most", BulkEdit.MOST));
        }
        chosen = deals.stream().limit(BulkEdit.MOST).collect(LinkedHashSet::new, Set::add, Set::addAll);
        setVisible(!chosen.isEmpty());
        count.setText(getTranslation("bulk.chosen", chosen.size()));
    }

    private void none() {
        page.chooseNone();
        show(Set.of());
    }

    private BulkEditDialog dialog(String key) {
        return new BulkEditDialog(desk, chosen, getTranslation("bulk.of", chosen.size(), getTranslation(key)),
                this::change);
    }

    private void owner() {
        var owner = choice("deal.field.owner", desk.choices().owners());
        dialog("deal.field.owner")
                .ask(owner, who -> new BulkEdited<>(new DealEdit<>(DealField.OWNER, who.id()))).open();
    }

    private void stage() {
        var pipelines = desk.pipelines().all();
        var stages = new ArrayList<Choice>();
        pipelines.forEach(pipeline -> pipeline.stages().forEach(stage -> stages.add(new Choice(stage.id(),
                pipelines.size() == 1 ? stage.name() : pipeline.name() + " · " + stage.name()))));
        dialog("deal.field.stage").ask(choice("deal.field.stage", stages), to -> new BulkMoved(to.id())).open();
    }

    /// Moves them, as by key or hand.
    void move(UUID stage) {
        change(new BulkMoved(stage));
    }

    /// Moves them to another lane of the board, and there to a stage.
    void move(UUID stage, DealEdit<UUID> lane) {
        var deals = desk.deals().toCell();
        switch (deals.change(desk.viewer(), chosen, stage, lane)) {
            case BulkToCell.Outcome.Done done ->
                did(words().done(done.effect()), () -> deals.takeBack(desk.viewer(), done));
            case BulkToCell.Outcome.Refused(var why) -> refused(why);
        }
    }

    private void closesOn() {
        var day = new DayField(getTranslation("deal.field.closesOn"));
        dialog("deal.field.closesOn")
                .askOrEmpty(day, when -> new BulkEdited<>(new DealEdit<>(DealField.CLOSES_ON, when))).open();
    }

    private ComboBox<Choice> choice(String key, List<Choice> choices) {
        var box = new ComboBox<Choice>(getTranslation(key));
        box.setItems(choices);
        box.setItemLabelGenerator(Choice::name);
        box.setWidthFull();
        return box;
    }

    /// Another field, which is said first.
    private void field() {
        var fields = new ArrayList<Which>();
        for (var field : List.of(DealField.PRODUCT_OF, DealField.SOURCE, DealField.NEXT_STEP)) {
            fields.add(new Which(getTranslation("deal.field." + field.key()), dialog -> builtIn(field, dialog)));
        }
        own().forEach(field -> fields.add(new Which(field.label(getLocale()), dialog -> ownField(field, dialog))));
        var which = new ComboBox<Which>(getTranslation("bulk.which"));
        which.setItems(fields);
        which.setItemLabelGenerator(Which::label);
        which.setWidthFull();
        var dialog = dialog("bulk.own").add(which);
        which.addValueChangeListener(chosen -> {
            dialog.startAgain();
            if (chosen.getValue() != null) {
                chosen.getValue().ask().accept(dialog);
            }
        });
        dialog.open();
    }

    /// A field of which one can be chosen.
    private record Which(String label, Consumer<BulkEditDialog> ask) {}

    private void builtIn(DealField<?> field, BulkEditDialog dialog) {
        if (field.equals(DealField.PRODUCT_OF)) {
            dialog.askOrEmpty(choice("deal.field.product", desk.choices().products()),
                    product -> edited(DealField.PRODUCT_OF, product == null ? null : product.id()));
            return;
        }
        var text = field.equals(DealField.SOURCE) ? DealField.SOURCE : DealField.NEXT_STEP;
        var words = new TextField(getTranslation("deal.field." + text.key()));
        words.setMaxLength(text.equals(DealField.SOURCE) ? 200 : 300);
        words.setValueChangeMode(ValueChangeMode.LAZY);
        words.setWidthFull();
        dialog.askOrEmpty(words,
                given -> edited(text, given == null || given.isBlank() ? null : given.strip()));
    }

    private static <T> BulkChange edited(DealField<T> field, @Nullable T value) {
        return new BulkEdited<>(new DealEdit<>(field, value));
    }

    private void ownField(FieldDefinition field, BulkEditDialog dialog) {
        var input = FieldInputs.of(field, desk.viewer());
        input.setLabel(field.label(getLocale()));
        if (field.type().equals(TAGS)) {
            var how = new Select<TagsChange>();
            how.setLabel(getTranslation("bulk.tags"));
            how.setItems(TagsChange.values());
            how.setItemLabelGenerator(each -> getTranslation("bulk.tags." + each));
            how.setValue(TagsChange.ADD);
            how.setWidthFull();
            how.addValueChangeListener(chosen -> dialog.show(input.isEmpty()
                    ? null
                    : chosen.getValue().of(field.key(), input.getValue())));
            dialog.add(how).ask(input, value -> how.getValue().of(field.key(), value));
            return;
        }
        dialog.askOrEmpty(input, value -> new BulkOwn(field.key(), value));
    }

    /// What is done with the tags that are given.
    private enum TagsChange {
        ADD, TAKE, REPLACE;

        BulkChange of(String key, FieldValue value) {
            return this == REPLACE || !(value instanceof FieldValue.Several(var tags))
                    ? new BulkOwn(key, value)
                    : new BulkTagged(key, tags, this == TAKE);
        }
    }

    private void close() {
        var reasons = new ComboBox<Reasoned>(getTranslation("bulk.close.reason"));
        reasons.setItems(Stream.of(true, false)
                .flatMap(won -> desk.pipelines().reasons(won ? "won" : "lost").stream()
                        .map(reason -> new Reasoned(won, reason)))
                .toList());
        reasons.setItemLabelGenerator(each -> getTranslation(each.won() ? "deal.won" : "deal.lost") + " · "
                + each.reason().name());
        reasons.setWidthFull();
        dialog("bulk.close").ask(reasons, each -> new BulkClosed(each.won(), each.reason().id(),
                desk.today())).open();
    }

    private record Reasoned(boolean won, Reason reason) {}

    private void export() {
        UI.getCurrent().getPage().executeJs("window.saluran.download($0)",
                "export/deals.csv?outcome=all&chosen=" + desk.deals().bulk().choose(desk.viewer(), chosen));
    }

    private void change(BulkChange change) {
        var deals = desk.deals().bulk();
        switch (deals.change(desk.viewer(), chosen, change)) {
            case BulkEdit.Outcome.Done done -> did(change instanceof BulkDeleted
                    ? UI.getCurrent().getTranslation("bulk.deleted", done.effect().changes())
                    : words().done(done.effect()), () -> deals.takeBack(desk.viewer(), done));
            case BulkEdit.Outcome.Refused(var why) -> refused(why);
        }
    }

    private static BulkWords words() {
        return new BulkWords(UI.getCurrent()::getTranslation);
    }

    private void did(String told, Supplier<BulkEdit.TakenBack> back) {
        none();
        page.again();
        undos.did(told, () -> {
            Toast.show(words().takenBack(back.get()));
            page.again();
        });
    }

    private static void refused(Deals.Refusal why) {
        Toast.error(UI.getCurrent().getTranslation("deal.refused." + why));
    }
}
