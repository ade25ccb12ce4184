package io.saluran.pipeline.account;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;

import io.saluran.db.Unrestricted;
import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.sql.pipeline.tables.records.AccountRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The fields of an account that people edit. Their names are the texts `account.field.KEY`.
@Unrestricted("names columns and reads nothing")
public final class AccountFields {

    public static final RecordField<AccountRecord, String> NAME = new RecordField<>("name", ACCOUNT.NAME);
    public static final RecordField<AccountRecord, UUID> PARENT = new RecordField<>("parent", ACCOUNT.PARENT_ID);
    public static final RecordField<AccountRecord, UUID> OWNER = new RecordField<>("owner", ACCOUNT.OWNER_ID);
    public static final RecordField<AccountRecord, String> INDUSTRY = new RecordField<>("industry", ACCOUNT.INDUSTRY);
    public static final RecordField<AccountRecord, String> LOCATION = new RecordField<>("location", ACCOUNT.LOCATION);
    public static final RecordField<AccountRecord, String> WEBSITE = new RecordField<>("website", ACCOUNT.WEBSITE);
    public static final RecordField<AccountRecord, Integer> FOUNDED = new RecordField<>("foundedYear",
            ACCOUNT.FOUNDED_YEAR);
    public static final RecordField<AccountRecord, BigDecimal> REVENUE = new RecordField<>("revenueMillions",
            ACCOUNT.REVENUE_MILLIONS);
    public static final RecordField<AccountRecord, Integer> EMPLOYEES = new RecordField<>("employees",
            ACCOUNT.EMPLOYEES);

    /// All of them, in the order in which people read them.
    static final List<RecordField<AccountRecord, ?>> ORDERED = List.of(NAME, PARENT, OWNER, INDUSTRY, LOCATION, WEBSITE,
            FOUNDED, REVENUE, EMPLOYEES);

    /// All of them by key.
    static final Map<String, RecordField<AccountRecord, ?>> ALL = ORDERED.stream()
            .collect(Collectors.toUnmodifiableMap(RecordField::key, Function.identity()));

    private AccountFields() {}
}
