package io.saluran.pipeline.bin;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.account.Accounts;
import io.saluran.pipeline.bin.Bin.Entry;
import io.saluran.pipeline.contact.Contacts;
import io.saluran.pipeline.deal.Deals;
import io.saluran.pipeline.record.NotPermitted;
import io.saluran.pipeline.record.Outcome;
import io.saluran.platform.event.Events;
import io.saluran.platform.file.Files;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

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

    /// Puts things back as they were, with their parts.
    ///
    /// @return how many came back; others were restored or deleted for good meanwhile
    int restore(Viewer viewer, Collection<Entry> entries) {
        return (int) entries.stream().filter(entry -> switch (entry.type()) {
            case "deal" -> deals.restore(viewer, entry.id()) instanceof Deals.Outcome.Done;
            case "account" -> accounts.restore(viewer, entry.id()) instanceof Outcome.Done;
            default -> contacts.restore(viewer, entry.id()) instanceof Outcome.Done;
        }).count();
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
