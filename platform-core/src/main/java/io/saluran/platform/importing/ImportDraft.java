package io.saluran.platform.importing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/// A file on its way in, before anything is written. Calls block while the file is read or the database asked: make them
/// off the UI thread. Not for use by several threads at once, but for [#cancel].
///
/// Close it when it is left; keep it before when its person may go on with it later.
@ProviderType
public interface ImportDraft extends AutoCloseable {

    UUID id();

    String target();

    /// Another target of the viewer's that more columns of the file surely go to, at least two more, and all that it needs;
    /// empty when this one fits as well.
    Optional<String> likelier();

    /// The same file on its way to another target. This draft is closed and not kept.
    ///
    /// @throws ImportProblem as [Imports#open]
    ImportDraft as(String otherTarget) throws IOException;

    String fileName();

    /// Names of the sheets; one without a name for CSV.
    List<String> sheets();

    /// The sheet in use, counted from 0.
    int sheet();

    /// @throws ImportProblem if there is no table on it; the draft stays as it was
    void useSheet(int index);

    /// How the file is read.
    ImportForm form();

    /// Reads it in another way; where columns go is guessed anew.
    ///
    /// @throws ImportProblem if it is no table when read like that; the draft stays as it was
    void useForm(ImportForm form);

    /// The first rows of the sheet that have something in them.
    List<ImportTop> top();

    /// Rows below the heading.
    long rows();

    List<ImportColumn> columns();

    /// The fields a column may go to.
    List<ImportField> fields();

    /// Required fields to which no column goes.
    List<ImportField> missing();

    /// @param field null to leave the column out; a field that another column went to is taken from it
    void map(int column, @Nullable String field);

    void readDates(int column, DateOrder order);

    void readNumbers(int column, DecimalSign sign);

    void option(String key, String value);

    Map<String, String> options();

    /// What may be chosen for the whole file, see [ImportTarget#choices].
    Map<String, List<String>> choices();

    /// Whether near matches without a decision count as the same.
    void acceptMatches(boolean accept);

    /// @param decision null to wait again
    void decide(String field, String value, @Nullable Decision decision);

    /// Decides on all near matches, also those that are not shown, that nobody decided on one by one; each is remembered
    /// for the next file.
    ///
    /// @param sameFrom those at least so much alike are the same, 0 to 1; above 1 for none
    /// @param restNew whether the others are new; else they wait
    void decideRest(double sameFrom, boolean restNew);

    /// Reads the file into the staging table, when it is not there as mapped, and judges every row.
    ///
    /// @throws ImportProblem if a required field has no column, or dates or numbers can be read in two ways
    ImportCheck check(ImportProgress progress);

    /// Rows as the last check saw them, in the order of the file; none before the first one.
    ///
    /// @param after the row after which to go on; 0 for the first page
    /// @param limit at most so many
    ImportPage page(ImportFilter filter, long after, int limit);

    /// Writes another text into a cell, as if the file had it. It counts from the next check on, and is read as its column
    /// is.
    ///
    /// @param text empty for an empty cell
    void edit(long row, String field, String text);

    /// Writes another text into every cell of a field that holds this one.
    ///
    /// @param value as [ImportPage.Refusal#value] has it
    void replaceAll(String field, String value, String text);

    /// Reasons in spite of which rows can be taken as they are, see [ImportTarget#doubts].
    Set<String> doubts();

    /// Says whether a row is taken in spite of a doubt, from the next check on. Writing into the row takes that back.
    void take(long row, boolean taken);

    /// Says whether all rows are taken that are left out for this doubt.
    ///
    /// @param problem one of [#doubts]
    void takeAll(String problem, boolean taken);

    /// Takes the last [#edit] or [#replaceAll] back, from the next check on.
    ///
    /// @return whether there was one
    boolean takeBackEdit();

    /// The rows that cannot be taken as the last check saw them, with reasons, as CSV; empty when there is none.
    Optional<Path> rejected();

    /// Checks once more and writes, in one transaction: all of it or nothing.
    ///
    /// @throws ImportProblem as [#check]
    ImportResult run(ImportProgress progress);

    /// Stops a check or a run that is at work, from another thread; that call then throws an [ImportProblem] with the key
    /// `import.problem.cancelled`, and nothing of it was written. A check can be asked for again.
    void cancel();

    /// Keeps the file and all that was said about it for its person, for a week; what is said later is kept when it is
    /// called again. Does nothing for a file that is not a copy. A run that succeeds ends it.
    void keep();

    @Override
    void close();
}
