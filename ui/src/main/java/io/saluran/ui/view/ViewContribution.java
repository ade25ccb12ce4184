package io.saluran.ui.view;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/// A page of a bundle. Register one as an OSGi service for each view class; its route, written out in `@Route` on the
/// class, is served and its navigation entry shown while the service is there. An open page of a bundle that stops
/// becomes a kind message.
///
/// The view is made anew for each visit, on the UI thread under the session's lock, by its one public constructor. Its
/// parameters may be `Viewer` (who looks), any OSGi service, and classes of the bundle itself, which are made in the same
/// way. It is shown inside the shell; the page's title is the text `view.title.ROUTE` unless it says otherwise by
/// `HasDynamicTitle`.
@ConsumerType
public interface ViewContribution {

    Class<? extends Component> view();

    /// The permission without which the page answers that it may not be seen, and has no entry.
    String permission();

    /// Empty for a page that is reached from others only.
    default Optional<NavigationEntry> navigation() {
        return Optional.empty();
    }
}
