package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.field.FieldFilter;
import io.saluran.pipeline.record.Address;
import io.saluran.pipeline.record.RecordFilter;
import io.saluran.pipeline.record.Texted;
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
/// @param own by the company's own fields
/// @param text part of the name, without regard to case and accents
record AccountFilter(
        @Nullable UUID owner,
        @Nullable UUID team,
        @Nullable String industry,
        @Nullable UUID parent,
        FieldFilter own,
        String text) implements RecordFilter {

    static final AccountFilter NONE = new AccountFilter(null, null, null, null, "");

    AccountFilter(@Nullable UUID owner, @Nullable UUID team, @Nullable String industry, @Nullable UUID parent,
            String text) {
        this(owner, team, industry, parent, FieldFilter.NONE, text);
    }

    /// Reads the address's parameters; what cannot be read is left out.
    static AccountFilter of(Map<String, List<String>> parameters) {
        var industry = Address.text(parameters, "industry");
        return new AccountFilter(Address.id(parameters, "owner"), Address.id(parameters, "team"),
                industry.isEmpty() ? null : industry, Address.id(parameters, "parent"), FieldFilter.of(parameters),
                Address.text(parameters, "q"));
    }

    @Override
    public Map<String, String> parameters() {
        var parameters = new HashMap<String, String>();
        Address.put(parameters, "owner", owner, UUID::toString);
        Address.put(parameters, "team", team, UUID::toString);
        Address.put(parameters, "industry", industry, Function.identity());
        Address.put(parameters, "parent", parent, UUID::toString);
        Address.put(parameters, "q", text, Function.identity());
        parameters.putAll(own.parameters());
        return parameters;
    }

    @Unrestricted("a condition only; the query it narrows asks the viewer")
    @Override
    public Condition on() {
        return DSL.and(RecordFilter.is(ACCOUNT.OWNER_ID, owner), RecordFilter.inTeam(ACCOUNT.OWNER_ID, team),
                RecordFilter.is(ACCOUNT.INDUSTRY, industry), RecordFilter.is(ACCOUNT.PARENT_ID, parent),
                own.on(ACCOUNT.FIELDS), text.isBlank() ? DSL.noCondition() : Texted.holds(ACCOUNT.NAME, text));
    }
}
