package io.saluran.pipeline.contact;

import static io.saluran.pipeline.sql.pipeline.Tables.CONTACT;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.field.FieldFilter;
import io.saluran.pipeline.record.Address;
import io.saluran.pipeline.record.RecordFilter;
import io.saluran.pipeline.record.Texted;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// What a person narrows the contacts to. Kept in the page's address, so that it can be shared.
///
/// @param team of the owner
/// @param own by the company's own fields
/// @param text part of the name or the beginning of the e-mail address, without regard to case
record ContactFilter(@Nullable UUID owner, @Nullable UUID team, @Nullable UUID account, FieldFilter own,
        String text) implements RecordFilter {

    static final ContactFilter NONE = new ContactFilter(null, null, null, "");

    ContactFilter(@Nullable UUID owner, @Nullable UUID team, @Nullable UUID account, String text) {
        this(owner, team, account, FieldFilter.NONE, text);
    }

    /// Reads the address's parameters; what cannot be read is left out.
    static ContactFilter of(Map<String, List<String>> parameters) {
        return new ContactFilter(Address.id(parameters, "owner"), Address.id(parameters, "team"),
                Address.id(parameters, "account"), FieldFilter.of(parameters), Address.text(parameters, "q"));
    }

    @Override
    public Map<String, String> parameters() {
        var parameters = new HashMap<String, String>();
        Address.put(parameters, "owner", owner, UUID::toString);
        Address.put(parameters, "team", team, UUID::toString);
        Address.put(parameters, "account", account, UUID::toString);
        Address.put(parameters, "q", text, Function.identity());
        parameters.putAll(own.parameters());
        return parameters;
    }

    @Unrestricted("a condition only; the query it narrows asks the viewer")
    @Override
    public Condition on() {
        return DSL.and(RecordFilter.is(CONTACT.OWNER_ID, owner), RecordFilter.inTeam(CONTACT.OWNER_ID, team),
                RecordFilter.is(CONTACT.ACCOUNT_ID, account), own.on(CONTACT.FIELDS),
                text.isBlank() ? DSL.noCondition() : contains(text));
    }

    @Unrestricted("a condition only; the query it narrows asks the viewer")
    static Condition contains(String text) {
        return Texted.holds(CONTACT.NAME, text)
                .or(CONTACT.EMAIL.startsWith(text.strip().toLowerCase(Locale.ROOT)));
    }
}
