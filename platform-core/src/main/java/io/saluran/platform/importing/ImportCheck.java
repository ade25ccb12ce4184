package io.saluran.platform.importing;

import java.util.List;

/// What an import would do now. Nothing was written to find out.
///
/// @param create rows that make a new record
/// @param update rows that change a record
/// @param same rows of which everything is known already
/// @param reject rows that cannot be taken, those that wait for a decision included
/// @param near of these, rows that wait for a decision
/// @param matches what to decide, most rows first; decided ones stay in the list
/// @param problems the rest of the rejected rows by reason, most rows first
/// @param made what would be made on the way
public record ImportCheck(
        long rows,
        long create,
        long update,
        long same,
        long reject,
        long near,
        List<Match> matches,
        List<Reason> problems,
        List<ImportMade> made) {

    /// A check that makes nothing on the way.
    public ImportCheck(long rows, long create, long update, long same, long reject, long near, List<Match> matches,
            List<Reason> problems) {
        this(rows, create, update, same, reject, near, matches, problems, List.of());
    }

    /// A near match and what was decided.
    public record Match(NearMatch near, java.util.Optional<Decision> decision) {}

    /// A reason for rejecting rows.
    ///
    /// @param key text key with the arguments value and field title
    /// @param field the field's key; empty when the reason is not about one
    /// @param example one of the values
    public record Reason(String key, String field, String example, long rows) {}

    /// Rows that an import would write.
    public long ready() {
        return create + update;
    }
}
