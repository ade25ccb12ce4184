package example.rimba.competitors;

import com.vaadin.flow.component.UI;
import io.saluran.db.Viewer;
import io.saluran.ui.command.Command;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// "New competitor" in the search box, wherever one is.
@Component
public final class NewCompetitor implements Command {

    private final Competitors competitors;

    @Activate
    public NewCompetitor(@Reference Competitors competitors) {
        this.competitors = competitors;
    }

    @Override
    public String name() {
        return "competitors.new";
    }

    @Override
    public String icon() {
        return "swords";
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(CompetitorPermissions.WRITE);
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public void run(UI ui, Viewer viewer) {
        new CompetitorDialog(null, draft -> competitors.add(viewer, draft), () -> ui.navigate("competitors")).open();
    }
}
