package example.rimba.competitors;

import io.saluran.db.Viewer;
import io.saluran.platform.export.ExportSource;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Competitors as a table to take away.
@Component
public final class CompetitorExport implements ExportSource {

    private final CompetitorList list;

    @Activate
    public CompetitorExport(@Reference CompetitorList list) {
        this.list = list;
    }

    @Override
    public String name() {
        return "competitors";
    }

    @Override
    public String permission() {
        return CompetitorPermissions.READ;
    }

    @Override
    public List<String> columns() {
        return List.of("competitors.field.id", "competitors.name", "competitors.strengths", "competitors.how-to-beat",
                "competitors.met", "competitors.won", "competitors.lost");
    }

    @Override
    public void write(Viewer viewer, Map<String, String> filter, Sheet sheet) {
        list.named(viewer, filter.getOrDefault("q", "")).forEach(row -> sheet.row(row.id().toString(), row.name(),
                row.strengths(), row.howToBeat(), row.met(), row.won(), row.lost()));
    }
}
