package io.saluran.ui.home;

import com.vaadin.flow.component.Component;
import io.saluran.db.Viewer;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ConsumerType;

/// A tile on the home page. Register one as an OSGi service. Threads, time and errors are as for
/// [io.saluran.ui.panel.RecordPanel].
@ConsumerType
public interface HomeTile {

    /// Text key of the heading.
    String title();

    /// Position, ascending.
    int order();

    /// How much room it takes.
    Width width();

    /// The permission without which the tile is not shown.
    String permission();

    Supplier<Component> prepare(Viewer viewer);

    /// Columns of four; a phone has one column.
    enum Width {
        QUARTER, HALF, FULL
    }
}
