package io.saluran.ui.panel;

import com.vaadin.flow.component.Component;
import io.saluran.db.Viewer;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ConsumerType;

/// A panel shown on a record's page. Register one as an OSGi service; it appears on every open page within a second and
/// disappears when its bundle stops. The host draws frame, title, spacing, empty and error state.
///
/// `prepare` runs off the UI thread, once per page opening, and may query; after **10 s** the page shows a notice instead.
/// What it returns builds the component under the session's lock and does no I/O. A panel that throws is replaced by a
/// notice.
@ConsumerType
public interface RecordPanel {

    /// The record type, for example `deal`. Constant for the life of the service.
    String recordType();

    /// Text key of the heading.
    String title();

    /// Position, ascending; ties break by bundle name. The platform's own panels use 100, 200, …
    int order();

    /// The permission without which the panel is not shown.
    String permission();

    /// The one link at the right of the heading: text key and path.
    default Optional<Link> link() {
        return Optional.empty();
    }

    /// Reads what the panel shows. The viewer may already read the record, never assume more.
    ///
    /// @param record what the page knows of its record besides the id, for example `stage` and `funnel` of a deal
    /// @throws RecordGone if the record was deleted meanwhile; the page then says so
    Supplier<Component> prepare(RecordRef record, Viewer viewer) throws RecordGone;

    /// @param label text key
    record Link(String label, String path) {}

    /// The record that a page is about.
    ///
    /// @param facts what any panel may need without asking the record's owner: for a deal `pipeline`, `stage` (ids),
    ///        `stageName`, `funnel` (`awareness`, `interest`, `decision`, `action`), `product` and `industry` where known
    record RecordRef(String type, UUID id, java.util.Map<String, String> facts) {}

    /// The record is not there any more.
    final class RecordGone extends Exception {
        private static final long serialVersionUID = 1;
    }
}
