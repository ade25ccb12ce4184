package io.saluran.ui.command;

import com.vaadin.flow.component.UI;
import io.saluran.db.Viewer;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/// Something to do from the search box (Ctrl K), wherever one is: "New deal", "Import a file". Register one as an OSGi
/// service; it is found by its title and its other words while its bundle runs, also when only some of the letters are
/// typed.
///
/// `run` is called under the session's lock, once for each time it was chosen: open a dialog or navigate, and read
/// nothing that takes longer than 100 ms. When it throws, the person gets a word that it did not work, and the page goes
/// on. The other methods are called off the UI thread each time somebody types; they must answer at once without querying.
@ConsumerType
public interface Command {

    /// Bundle and act, for example `pipeline.deal.new`. The title is the text `command.NAME`; other words that find it are
    /// the text `command.NAME.words`, parted by spaces.
    String name();

    /// Lucide's name.
    String icon();

    /// The permission without which it is not offered and not run; empty for everybody who is signed in.
    Optional<String> permission();

    /// Position among those that fit equally well, ascending.
    int order();

    /// The letter or digit that runs it after `G`, as in `G` `D`; empty for none. Of two that want the same, the one with
    /// the lower order has it.
    default Optional<String> goKey() {
        return Optional.empty();
    }

    void run(UI ui, Viewer viewer);
}
