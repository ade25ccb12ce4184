package io.saluran.content.asset;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import io.saluran.content.asset.Assets.Outcome;
import java.util.UUID;
import java.util.function.Consumer;

/// Adds a link to the library.
final class LinkDialog extends AssetDialog {

    private static final long serialVersionUID = 1;

    private final transient AssetDesk desk;
    private final transient Consumer<UUID> added;
    private final TextField url = new TextField();
    private final AssetForm form;

    /// @param added is told what was added
    LinkDialog(AssetDesk desk, Consumer<UUID> added) {
        super(UiText.of("library.add-link"));
        this.desk = desk;
        this.added = added;
        form = new AssetForm(desk);
        url.setLabel(getTranslation("asset.url"));
        url.setPlaceholder("https://");
        url.setWidthFull();
        url.setRequiredIndicatorVisible(true);
        url.addValueChangeListener(typed -> check());
        content(url, form);
        var draft = new Button(getTranslation("asset.save-draft"), click -> add(false));
        getFooter().add(draft);
        if (desk.mayPublish()) {
            getFooter().add(main(getTranslation("asset.publish"), "send", () -> add(true)));
        }
        url.focus();
    }

    private boolean check() {
        var address = WebAddress.read(url.getValue());
        url.setErrorMessage(getTranslation("asset.refused.not-an-address"));
        url.setInvalid(address.isEmpty());
        return address.isPresent();
    }

    private void add(boolean publish) {
        var details = form.read();
        if (!check() || details == null) {
            return;
        }
        switch (desk.assets().addLink(desk.viewer(), details, url.getValue())) {
            case Outcome.Done done -> {
                if (publish) {
                    desk.assets().bring(desk.viewer(), done.id(), AssetState.PUBLISHED, done.version());
                }
                close();
                added.accept(done.id());
            }
            case Outcome.Overtaken overtaken -> refuse(getTranslation("asset.overtaken"));
            case Outcome.Refused(var why) -> refuse(getTranslation(why.key()));
        }
    }
}
