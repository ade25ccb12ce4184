package io.saluran.pipeline.bin;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.account.Accounts;
import io.saluran.pipeline.bin.Bin.Entry;
import io.saluran.pipeline.contact.Contacts;
import io.saluran.pipeline.deal.Deals;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.record.Outcome;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import io.saluran.platform.event.Events;
import io.saluran.platform.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is done to what is in the bin.
final class BinActs {

    private final Db db;
    private final Files files;
    private final Bin bin;
    private final Deals deals;
    private final Accounts accounts;
    private final Contacts contacts;

    BinActs(Db db, Files files, Events events, Clock clock) {
        this.files = files;
        this.db = db;
        bin = new Bin(db);
        deals = new Deals(db, events, clock);
        accounts = new Accounts(db, events, clock);
        contacts = new Contacts(db, events, clock);
    }

    /// What came of it; things that are in neither were restored or deleted for good meanwhile.
    ///
    /// @param back how many came back
    /// @param homeless open deals whose pipeline or stage is gone, which wait for another
    record Restored(int back, List<Entry> homeless) {}

    /// Puts things back as they were, with their parts.
    ///
    /// @param place the stage of deals whose own is gone; null while nobody was asked
    Restored restore(Viewer viewer, Collection<Entry> entries, @Nullable UUID place) {
        var back = 0;
        var homeless = new ArrayList<Entry>();
        for (var entry : entries) {
            var done = switch (entry.type()) {
                case "deal" -> switch (deals.restore(viewer, entry.id(), place)) {
                    case Deals.Outcome.Done restored -> true;
                    case Deals.Outcome.Refused(var why) -> {
                        homeless.add(entry);
                        yield false;
                    }
                    case Deals.Outcome.Overtaken gone -> false;
                    case Deals.Outcome.Missing missing -> false;
                    case Deals.Outcome.Unmet unmet -> false;
                };
                case "account" -> accounts.restore(viewer, entry.id()) instanceof Outcome.Done;
                default -> contacts.restore(viewer, entry.id()) instanceof Outcome.Done;
            };
            back += done ? 1 : 0;
        }
        return new Restored(back, homeless);
    }

    /// Where deals can go.
    List<Pipeline> places() {
        return new Pipelines(db).all();
    }

    /// Deletes for good what the viewer finds in the bin.
    ///
    /// @return how many went
    int purge(Viewer viewer, Collection<Entry> entries) {
        NotPermitted.unless(viewer, BinPermissions.PURGE);
        var seen = entries.stream().filter(entry -> bin.has(viewer, entry)).toList();
        return db.write(sql -> Purge.deals(sql, files, ids(seen, "deal")) + Purge.contacts(sql, ids(seen, "contact"))
                + Purge.accounts(sql, ids(seen, "account")));
    }

    private static List<UUID> ids(Collection<Entry> entries, String type) {
        return entries.stream().filter(entry -> entry.type().equals(type)).map(Entry::id).toList();
    }
}
