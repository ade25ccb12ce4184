package io.saluran.pipeline.deal;

import io.saluran.db.Db;
import io.saluran.pipeline.api.DealsImported;
import io.saluran.pipeline.score.Learning;
import io.saluran.platform.event.EventHandler;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Who has just brought five years of deals along sees usual times and scores at once, and not tomorrow.
@Component
public final class MeasureAfterImport implements EventHandler<DealsImported> {

    private final UsualTimes times;
    private final Learning learning;

    @Activate
    public MeasureAfterImport(@Reference Db db, @Reference Clock clock) {
        times = new UsualTimes(db);
        learning = new Learning(db, clock);
    }

    @Override
    public Class<DealsImported> type() {
        return DealsImported.class;
    }

    @Override
    public void handle(DealsImported event) {
        times.measure();
        learning.learn();
    }
}
