package io.saluran.content.asset;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.content.asset.Assets.Outcome;
import io.saluran.ui.component.Toast;
import org.jspecify.annotations.Nullable;

/// Changes what is said about an asset, and where a link leads.
final class EditDialog extends AssetDialog {

    private static final long serialVersionUID = 1;

    private final transient AssetDesk desk;
    private final transient AssetRow asset;
    private final transient Runnable changed;
    private final AssetForm form;
    private final TextField url = new TextField();
    private int seenVersion;

    EditDialog(AssetDesk desk, AssetRow asset, Runnable changed) {
        super(UiText.of("asset.edit"));
        this.desk = desk;
        this.asset = asset;
        this.changed = changed;
        this.seenVersion = asset.version();
        form = new AssetForm(desk);
        form.show(asset.details());
        url.setLabel(getTranslation("asset.kind.link"));
        url.setWidthFull();
        var address = asset.url();
        url.setVisible(address != null);
        url.setValue(address == null ? "" : address);
        content(url, form);
        var save = new Button(getTranslation("ui.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(save);
    }

    private void save() {
        var details = form.read();
        if (details == null) {
            return;
        }
        @Nullable
        String address = asset.holdsFile() ? null : url.getValue();
        switch (desk.assets().edit(desk.viewer(), asset.id(), details, address, seenVersion)) {
            case Outcome.Done done -> {
                close();
                Toast.show(getTranslation("asset.saved", details.title()));
                changed.run();
            }
            case Outcome.Overtaken overtaken -> overtaken();
            case Outcome.Refused(var why) -> refuse(getTranslation(why.key()));
        }
    }

    /// What was typed stays; saving again puts it on top of the other's change, knowingly.
    private void overtaken() {
        desk.library().find(desk.viewer(), asset.id()).ifPresentOrElse(now -> {
            seenVersion = now.version();
            refuse(getTranslation("asset.changed-meanwhile"));
        }, () -> refuse(getTranslation("asset.deleted-meanwhile")));
    }
}
