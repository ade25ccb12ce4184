package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.platform.Tables.PERSON_CARD;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.record.Address;
import io.saluran.pipeline.record.Texted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What a person narrows the accounts to. Kept in the page's address, so that it can be shared.
///
/// @param team of the owner
/// @param text part of the name, without regard to case and accents
record AccountFilter(
        @Nullable UUID owner,
        @Nullable UUID team,
        @Nullable String industry,
        @Nullable UUID parent,
        String text) {

    static final AccountFilter NONE = new AccountFilter(null, null, null, null, "");

    /// Reads the address's parameters; what cannot be read is left out.
    static AccountFilter of(Map<String, List<String>> parameters) {
        var industry = Address.text(parameters, "industry");
        return new AccountFilter(Address.id(parameters, "owner"), Address.id(parameters, "team"),
                industry.isEmpty() ? null : industry, Address.id(parameters, "parent"), Address.text(parameters, "q"));
    }

    Map<String, String> parameters() {
        var parameters = new HashMap<String, String>();
        Address.put(parameters, "owner", owner, UUID::toString);
        Address.put(parameters, "team", team, UUID::toString);
        Address.put(parameters, "industry", industry, Function.identity());
        Address.put(parameters, "parent", parent, UUID::toString);
        Address.put(parameters, "q", text, Function.identity());
        return parameters;
    }

    boolean isEmpty() {
        return equals(NONE);
    }

    @Unrestricted("a condition only; the query it narrows asks the viewer")
    Condition on() {
        var conditions = new ArrayList<Condition>();
        conditions.add(ACCOUNT.DELETED_AT.isNull());
        if (owner != null) {
            conditions.add(ACCOUNT.OWNER_ID.eq(owner));
        }
        if (team != null) {
            conditions.add(ACCOUNT.OWNER_ID.in(DSL.select(PERSON_CARD.ID).from(PERSON_CARD)
                    .where(PERSON_CARD.TEAM_ID.eq(team))));
        }
        if (industry != null) {
            conditions.add(ACCOUNT.INDUSTRY.eq(industry));
        }
        if (parent != null) {
            conditions.add(ACCOUNT.PARENT_ID.eq(parent));
        }
        if (!text.isBlank()) {
            conditions.add(Texted.holds(ACCOUNT.NAME, text));
        }
        return DSL.and(conditions);
    }
}
