package io.saluran.content.asset;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import io.saluran.content.asset.AssetVersions.Former;
import io.saluran.content.asset.Assets.Outcome;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;

/// What those who write do with an asset: change it, bring it to another state, delete it.
final class AssetActions {

    private final AssetDesk desk;
    private final Runnable changed;
    private final Runnable gone;

    /// @param changed reads the library again
    /// @param gone closes the asset
    AssetActions(AssetDesk desk, Runnable changed, Runnable gone) {
        this.desk = desk;
        this.changed = changed;
        this.gone = gone;
    }

    Component of(AssetRow asset) {
        var row = new Div();
        row.addClassNames("s-row", "wrap");
        if (desk.mayPublish()) {
            if (!asset.state().equals("published")) {
                var publish = button("send", "asset.publish", () -> bring(asset, AssetState.PUBLISHED));
                publish.addThemeVariants(ButtonVariant.PRIMARY);
                row.add(publish);
            }
        }
        row.add(button("pencil", "ui.edit", () -> new EditDialog(desk, asset, changed).open()));
        if (asset.holdsFile()) {
            row.add(button("refresh-cw", "asset.replace", () -> new ReplaceDialog(desk, asset, changed).open()));
        }
        if (desk.mayPublish()) {
            if (!asset.state().equals("draft")) {
                row.add(button("undo-2", "asset.to-draft", () -> bring(asset, AssetState.DRAFT)));
            }
            if (!asset.state().equals("archived")) {
                row.add(button("archive", "asset.archive", () -> bring(asset, AssetState.ARCHIVED)));
            }
        }
        row.add(button("trash-2", "ui.delete", () -> delete(asset)));
        return row;
    }

    private static Button button(String icon, String key, Runnable action) {
        return new Button(UiText.of(key), Lucide.icon(icon), click -> action.run());
    }

    private void bring(AssetRow asset, AssetState state) {
        switch (desk.assets().bring(desk.viewer(), asset.id(), state, asset.version())) {
            case Outcome.Done done -> {
                var before = AssetState.of(asset.state()).orElse(AssetState.DRAFT);
                Toast.undo(UiText.of("asset.now." + state.word(), asset.title()), () -> {
                    desk.assets().bring(desk.viewer(), asset.id(), before, done.version());
                    changed.run();
                });
            }
            case Outcome.Overtaken overtaken -> Toast.error(UiText.of("asset.overtaken"));
            case Outcome.Refused(var why) -> Toast.error(UiText.of(why.key()));
        }
        changed.run();
    }

    /// Makes a former file the asset's again; the one it had is a former one then.
    void restore(AssetRow asset, Former former) {
        switch (desk.versions().restore(desk.viewer(), asset.id(), former.id(), asset.version())) {
            case Outcome.Done done -> Toast.show(UiText.of("asset.former.restored", former.name()));
            case Outcome.Overtaken overtaken -> Toast.error(UiText.of("asset.overtaken"));
            case Outcome.Refused(var why) -> Toast.error(UiText.of(why.key()));
        }
        changed.run();
    }

    private void delete(AssetRow asset) {
        switch (desk.assets().delete(desk.viewer(), asset.id(), asset.version())) {
            case Outcome.Done done -> {
                gone.run();
                Toast.undo(UiText.of("asset.deleted", asset.title()), () -> {
                    desk.assets().restore(desk.viewer(), asset.id());
                    changed.run();
                });
            }
            case Outcome.Overtaken overtaken -> Toast.error(UiText.of("asset.overtaken"));
            case Outcome.Refused(var why) -> Toast.error(UiText.of(why.key()));
        }
        changed.run();
    }
}
