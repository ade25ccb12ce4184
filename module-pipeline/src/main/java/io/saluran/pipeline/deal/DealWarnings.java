package io.saluran.pipeline.deal;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/// What is wrong with the deals of a table, as their cards tell it.
///
/// @param zone in which a day begins
record DealWarnings(RipenessWords words, Clock clock, ZoneId zone) {

    /// The worst first; empty for a deal that is fine or closed.
    List<Ripeness> of(DealList.Row row) {
        return row.outcome() != null
                ? List.of()
                : Ripeness.all(new Ripeness.Signs(row.stageSince(), row.closesOn(), row.nextStep()),
                        row.standing().limits(), clock, zone);
    }

    /// All of it in words; empty for a deal that is fine.
    String words(DealList.Row row) {
        return String.join(" · ", of(row).stream().map(words::of).toList());
    }
}
