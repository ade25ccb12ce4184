package io.saluran.pipeline.testing;

import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import java.util.Set;
import java.util.UUID;

/// People of a company who may do all with deals, accounts and contacts, as far as they see them.
public record Sellers(Company company) {

    private static final String[] RIGHTS = {"pipeline.deal.read", "pipeline.deal.write", "pipeline.account.read",
            "pipeline.account.write", "pipeline.account.delete", "pipeline.contact.read", "pipeline.contact.write",
            "pipeline.contact.delete", "pipeline.import"};

    /// Aminah, who sees everything.
    public Viewer all() {
        return company.viewer(company.aminah, new Visibility.All(), RIGHTS);
    }

    /// Ravi, who sees everything too.
    public Viewer other() {
        return company.viewer(company.ravi, new Visibility.All(), RIGHTS);
    }

    /// Somebody who sees what is the person's own and what is nobody's.
    public Viewer own(UUID person) {
        return company.viewer(person, new Visibility.Owners(Set.of(person)), RIGHTS);
    }

    /// Somebody who sees all and may only look.
    public Viewer looker() {
        return company.viewer(company.aminah, new Visibility.All(), "pipeline.account.read", "pipeline.contact.read");
    }

    /// A deal of an account, open, worth this.
    public UUID deal(String name, UUID account, UUID owner, String value) {
        var id = io.saluran.db.Ids.next();
        var stage = company.stages().getFirst();
        company.execute("""
                insert into pipeline.deal (id, name, pipeline_id, stage_id, account_id, owner_id, value, opened_on)
                select ?, ?, pipeline_id, id, ?, ?, ?, date '2026-10-01' from pipeline.stage where id = ?""", id, name,
                account, owner, new java.math.BigDecimal(value), stage.id());
        return id;
    }

    public void closed(UUID deal, boolean won, String on) {
        company.execute("update pipeline.deal set outcome = ?, reason_id = ?, closed_on = ?::date where id = ?",
                won ? "won" : "lost", company.reason(won ? "won" : "lost"), on, deal);
    }
}
