package io.saluran.training.handbook;

import com.vaadin.flow.component.UI;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.people.People;
import io.saluran.ui.command.Command;
import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// A new page of the handbook from wherever one is.
@Component
public final class NewPageCommand implements Command {

    private final Db db;
    private final Clock clock;
    private final Formats formats;
    private final People people;

    @Activate
    public NewPageCommand(@Reference Db db, @Reference Clock clock, @Reference Formats formats,
            @Reference People people) {
        this.db = db;
        this.clock = clock;
        this.formats = formats;
        this.people = people;
    }

    @Override
    public String name() {
        return "training.page.new";
    }

    @Override
    public String icon() {
        return "file-pen-line";
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(HandbookPermissions.WRITE);
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public void run(UI ui, Viewer viewer) {
        new NewPageDialog(new HandbookDesk(viewer, new Handbook(db, clock), new HandbookSearch(db),
                new Pages(db, clock), new HandbookImport(db, clock), formats, people), null).open();
    }
}
