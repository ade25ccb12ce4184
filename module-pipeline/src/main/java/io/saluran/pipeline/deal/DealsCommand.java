package io.saluran.pipeline.deal;

import com.vaadin.flow.component.UI;
import io.saluran.db.Viewer;
import io.saluran.ui.command.Command;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/// To the board, by `G` `D`.
@Component
public final class DealsCommand implements Command {

    @Override
    public String name() {
        return "pipeline.deals";
    }

    @Override
    public String icon() {
        return "square-kanban";
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(DealPermissions.READ);
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public Optional<String> goKey() {
        return Optional.of("d");
    }

    @Override
    public void run(UI ui, Viewer viewer) {
        ui.navigate("deals");
    }
}
