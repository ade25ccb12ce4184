package io.saluran.pipeline.deal;

import com.vaadin.flow.component.UI;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.Fields;
import io.saluran.platform.format.Formats;
import io.saluran.ui.command.Command;
import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// A new deal from wherever one is; its page opens when it is made.
@Component
public final class NewDealCommand implements Command {

    private final Db db;
    private final Events events;
    private final Clock clock;
    private final Formats formats;
    private final Fields fields;

    @Activate
    public NewDealCommand(@Reference Db db, @Reference Events events, @Reference Clock clock,
            @Reference Formats formats, @Reference Fields fields) {
        this.fields = fields;
        this.db = db;
        this.events = events;
        this.clock = clock;
        this.formats = formats;
    }

    @Override
    public String name() {
        return "pipeline.deal.new";
    }

    @Override
    public String icon() {
        return "plus";
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(DealPermissions.WRITE);
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public void run(UI ui, Viewer viewer) {
        var desk = new DealDesk(new Deals(db, events, clock), new DealParts(db, events, clock),
                new DealChoices(db, viewer), new DealCriteria(db, events, clock), new Pipelines(db), formats, clock,
                fields, viewer);
        new NewDeals(desk).open(null, null);
    }
}
