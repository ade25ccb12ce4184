package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import io.saluran.pipeline.deal.Deals.Outcome;
import io.saluran.pipeline.field.FieldEdit;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.PageKeys;
import io.saluran.ui.component.Toast;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Begins a deal from the page of an account or contact, which are chosen then.
public final class NewDeals {

    private final DealDesk desk;

    NewDeals(DealDesk desk) {
        this.desk = desk;
    }

    /// The button that begins one; none for a viewer who may not.
    public List<Component> button(Runnable open) {
        if (!desk.mayWrite()) {
            return List.of();
        }
        var add = new Button(UI.getCurrent().getTranslation("deal.new"), Lucide.icon("plus"), click -> open.run());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add.setSuffixComponent(PageKeys.hint("N"));
        return List.of(add);
    }

    /// Lets a page's key begin one, where the viewer may.
    public void onKey(Component page, Runnable open) {
        if (desk.mayWrite()) {
            PageKeys.on(page).key("n", page.getTranslation("deal.new"), open);
        }
    }

    /// Asks for a deal in the first pipeline that has stages, and opens the page of what was made.
    ///
    /// @param account chosen in the dialog
    /// @param contact takes part in the deal
    public void open(@Nullable UUID account, @Nullable UUID contact) {
        open(null, account, contact);
    }

    void open(@Nullable UUID pipeline, @Nullable UUID account, @Nullable UUID contact) {
        desk.pipelines().all().stream()
                .filter(each -> pipeline == null || each.id().equals(pipeline))
                .map(Pipeline::stages).filter(stages -> !stages.isEmpty()).findFirst()
                .ifPresent(stages -> new NewDealDialog(stages, desk, (draft, own) -> create(draft, own, contact))
                        .at(account)
                        .open());
    }

    private void create(Deals.NewDeal draft, List<FieldEdit> own, @Nullable UUID contact) {
        var deal = desk.deals().create(desk.viewer(), draft, own);
        if (contact != null && !(desk.parts().addContact(desk.viewer(), deal, contact, null,
                Deals.FIRST_VERSION) instanceof Outcome.Done)) {
            Toast.error(UI.getCurrent().getTranslation("deal.contact-not-added"));
        }
        UI.getCurrent().navigate("deals/" + deal);
    }
}
