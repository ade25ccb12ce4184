package io.saluran.training.handbook;

import com.vaadin.flow.component.UI;
import io.saluran.db.Viewer;
import io.saluran.ui.command.Command;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/// To the handbook, by `G` `H`.
@Component
public final class HandbookCommand implements Command {

    @Override
    public String name() {
        return "training.handbook";
    }

    @Override
    public String icon() {
        return "book-open";
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(HandbookPermissions.READ);
    }

    @Override
    public int order() {
        return 120;
    }

    @Override
    public Optional<String> goKey() {
        return Optional.of("h");
    }

    @Override
    public void run(UI ui, Viewer viewer) {
        ui.navigate(HandbookView.PATH);
    }
}
