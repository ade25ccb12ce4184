package io.saluran.pipeline.score;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.PRODUCT;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.nullif;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trim;
import static org.jooq.impl.DSL.when;

import io.saluran.db.Unrestricted;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/// Reads the factors of deals, of closed and of open ones alike.
final class DealFactors {

    static final Field<String> SOURCE = nullif(trim(DEAL.SOURCE), "").as("source");
    static final Field<String> PRODUCT_NAME = PRODUCT.NAME.as("product");
    static final Field<String> INDUSTRY = nullif(trim(ACCOUNT.INDUSTRY), "").as("industry");
    static final Field<BigDecimal> VALUE = DEAL.VALUE.as("value");
    static final Field<Boolean> BOUGHT_BEFORE = boughtBefore().as("bought_before");

    /// Columns to select from deals joined with their accounts and products.
    static final List<Field<?>> ALL = List.of(SOURCE, PRODUCT_NAME, INDUSTRY, VALUE, BOUGHT_BEFORE);

    private DealFactors() {}

    /// Whether the account had bought when the deal was opened; null without an account or a day.
    @Unrestricted("whether a company has bought before, of nobody's deal in particular")
    private static Field<Boolean> boughtBefore() {
        var earlier = DEAL.as("earlier");
        return when(DEAL.ACCOUNT_ID.isNotNull().and(DEAL.OPENED_ON.isNotNull()),
                field(exists(selectOne().from(earlier).where(earlier.ACCOUNT_ID.eq(DEAL.ACCOUNT_ID),
                        earlier.OUTCOME.eq("won"), earlier.CLOSED_ON.lt(DEAL.OPENED_ON),
                        earlier.DELETED_AT.isNull()))));
    }

    /// What is known of a deal. A value of 0 says nothing: many systems write it for a deal that was lost.
    static Map<Factor, String> of(Record row, Sizes sizes) {
        var values = new EnumMap<Factor, String>(Factor.class);
        put(values, Factor.SOURCE, row.get(SOURCE));
        put(values, Factor.PRODUCT, row.get(PRODUCT_NAME));
        put(values, Factor.INDUSTRY, row.get(INDUSTRY));
        var value = row.get(VALUE);
        if (value != null && value.signum() > 0) {
            values.put(Factor.SIZE, sizes.of(value));
        }
        var bought = row.get(BOUGHT_BEFORE);
        put(values, Factor.BOUGHT_BEFORE, bought == null ? null : bought.toString());
        return values;
    }

    private static void put(Map<Factor, String> values, Factor factor,
            @Nullable String value) {
        if (value != null) {
            values.put(factor, value);
        }
    }
}
