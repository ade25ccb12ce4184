package io.saluran.pipeline.metrics;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealPermissions;
import io.saluran.platform.format.Formats;
import io.saluran.ui.home.HomeTile;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Sales in six figures.
@Component
public final class SalesTile implements HomeTile {

    private final SalesFigures figures;
    private final Clock clock;
    private final Formats formats;

    @Activate
    public SalesTile(@Reference Db db, @Reference Clock clock, @Reference Formats formats) {
        this.figures = new SalesFigures(db);
        this.clock = clock;
        this.formats = formats;
    }

    @Override
    public String title() {
        return "metrics.sales";
    }

    @Override
    public int order() {
        return 120;
    }

    @Override
    public Width width() {
        return Width.FULL;
    }

    @Override
    public String permission() {
        return DealPermissions.READ;
    }

    @Override
    public Supplier<com.vaadin.flow.component.Component> prepare(Viewer viewer) {
        var today = LocalDate.ofInstant(clock.instant(), viewer.zone());
        var found = figures.of(viewer, today);
        return () -> found.isEmpty() ? new NoDealsYet(viewer) : new SalesPanel(found, today, formats);
    }
}
