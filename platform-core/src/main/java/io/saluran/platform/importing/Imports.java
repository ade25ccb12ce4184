package io.saluran.platform.importing;

import io.saluran.db.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/// Brings tables into records: the engine behind the wizard, `./run import` and REST.
@ProviderType
public interface Imports {

    /// The targets that the viewer may use, in order.
    List<String> targets(Viewer viewer);

    /// Takes a file in and looks at it; what it is, its content says, not its name.
    ///
    /// @param target one of [#targets]
    /// @param fileName as the person called it
    /// @param content is read to its end, not closed
    /// @throws ImportProblem if it is not a table, empty, has only a heading, or the target is unknown or not allowed
    ImportDraft open(Viewer viewer, String target, String fileName, InputStream content) throws IOException;

    /// As [#open], from a file that stays where it is and must not change meanwhile.
    ImportDraft open(Viewer viewer, String target, String fileName, Path file) throws IOException;

    /// The files that the viewer left and may go on with, newest first; nobody else's.
    List<KeptDraft> kept(Viewer viewer);

    /// Goes on with a kept file as it was left. Reads it through.
    ///
    /// @throws ImportProblem if it is not there any more
    ImportDraft resume(Viewer viewer, UUID id) throws IOException;

    /// Throws a kept file away; for an hour it can be put back.
    void throwAway(Viewer viewer, UUID id);

    /// Takes [#throwAway] back.
    void putBack(Viewer viewer, UUID id);

    /// An import in one go.
    ///
    /// @throws ImportProblem if nothing could be imported
    ImportResult run(Viewer viewer, ImportOrder order, ImportProgress progress) throws IOException;

    /// Past imports that the viewer may see (their own; all with `platform.import.all`), newest first.
    ///
    /// @param before the number from which to go on; 0 for the first page
    List<PastImport> list(Viewer viewer, long before, int limit);

    Optional<PastImport> find(Viewer viewer, UUID id);

    /// The rejected rows of a past import.
    Optional<Path> rejectedFile(Viewer viewer, UUID id);

    /// Takes a whole import back, or what is left of one that was taken back in part, in one transaction.
    ///
    /// @return what was kept because people changed or used it since, in words; empty when the database is as before
    /// @throws ImportProblem if it is unknown, not done, or too old
    List<String> undo(Viewer viewer, UUID id);

    /// As [#undo(Viewer, UUID)].
    ///
    /// @param progress hears how many records were taken back, in the phase `UNDO`
    List<String> undo(Viewer viewer, UUID id, ImportProgress progress);
}
