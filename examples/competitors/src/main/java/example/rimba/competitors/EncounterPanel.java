package example.rimba.competitors;

import com.vaadin.flow.component.Component;
import example.rimba.competitors.CompetitorList.Row;
import io.saluran.db.Viewer;
import io.saluran.ui.panel.RecordPanel;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Reference;

/// Whom we meet in a deal, beside the deal.
@org.osgi.service.component.annotations.Component
public final class EncounterPanel implements RecordPanel {

    private final Encounters encounters;
    private final CompetitorList list;

    @Activate
    public EncounterPanel(@Reference Encounters encounters, @Reference CompetitorList list) {
        this.encounters = encounters;
        this.list = list;
    }

    @Override
    public String recordType() {
        return "deal";
    }

    @Override
    public String title() {
        return "competitors.panel";
    }

    @Override
    public int order() {
        return 700;
    }

    @Override
    public String permission() {
        return CompetitorPermissions.READ;
    }

    @Override
    public Optional<Link> link() {
        return Optional.of(new Link("competitors.panel.all", "competitors"));
    }

    @Override
    public Supplier<Component> prepare(RecordRef record, Viewer viewer) {
        var met = encounters.of(viewer, record.id());
        var all = viewer.may(CompetitorPermissions.WRITE) ? list.named(viewer, "") : List.<Row>of();
        return () -> new MetHere(encounters, record.id(), viewer, met, all);
    }
}
