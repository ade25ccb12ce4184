package io.saluran.content.asset;

import com.vaadin.flow.component.UI;
import io.saluran.db.Viewer;
import io.saluran.ui.command.Command;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/// To the content library, by `G` `C`.
@Component
public final class LibraryCommand implements Command {

    @Override
    public String name() {
        return "content.library";
    }

    @Override
    public String icon() {
        return "library";
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(AssetPermissions.READ);
    }

    @Override
    public int order() {
        return 130;
    }

    @Override
    public Optional<String> goKey() {
        return Optional.of("c");
    }

    @Override
    public void run(UI ui, Viewer viewer) {
        ui.navigate(LibraryAddress.PATH);
    }
}
