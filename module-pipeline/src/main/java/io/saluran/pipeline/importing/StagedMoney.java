package io.saluran.pipeline.importing;

import io.saluran.pipeline.record.Limit;
import io.saluran.platform.importing.ImportRun;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;

/// What staged deals are worth. In the reporting currency that is what stands in the row; in another one `x_currency`,
/// `x_amount` and, by the rate of the day on which the deal closed or of today, `x_value` of the row say it, as on a
/// deal's page.
final class StagedMoney {

    /// The value in the reporting currency; null when the row says none.
    static final String VALUE = """
            (case when row.x_currency is null then coalesce(row.value, row.agreed_amount)::numeric else row.x_value end)""";

    /// The condition that a row changes what its deal is worth. A row that says no currency leaves a deal alone that is
    /// worth that much already, in whichever.
    static final String CHANGED = """
            (coalesce(row.value, row.agreed_amount) is not null
             and case when row.x_currency is not null
                      then deal.currency is distinct from row.x_currency or deal.amount is distinct from row.x_amount
                      when row.currency is not null then deal.currency is not null or deal.value is distinct from $value
                      else deal.value is distinct from $value end)""".replace("$value", VALUE);

    /// The condition that a deal is worth what a row says.
    static final String SAME = """
            (case when row.x_currency is null
                  then deal.currency is null and deal.value is not distinct from $value
                  else deal.currency = row.x_currency and deal.amount is not distinct from row.x_amount end)"""
            .replace("$value", VALUE);

    private static final String DAY = """
            (case when row.x_outcome is not null then coalesce(row.closes_on::date, current_date)
                  else current_date end)""";

    private static final String KNOWN = Currency.getAvailableCurrencies().stream()
            .filter(each -> each.getDefaultFractionDigits() >= 0)
            .map(each -> "'" + each.getCurrencyCode() + "'").sorted().collect(Collectors.joining(", "));

    private final ImportRun run;
    private final StagedSql rows;
    private final Amounts.Said said;

    StagedMoney(ImportRun run, StagedSql rows, Amounts.Said said) {
        this.run = run;
        this.rows = rows;
        this.said = said;
    }

    /// Rows whose currency is none, or has no rate, are refused.
    void read() {
        round();
        rows.execute("""
                alter table $rows
                  add column if not exists x_currency text,
                  add column if not exists x_amount numeric,
                  add column if not exists x_value numeric""");
        if (!run.mapped().contains("currency") && said.file().equals(said.reporting())) {
            rows.execute("update $rows set x_currency = null, x_amount = null, x_value = null"
                    + " where x_currency is not null");
            return;
        }
        rows.execute("""
                update $rows row
                   set x_currency = nullif(case upper(btrim(coalesce(row.currency, '$file'))) when 'RM' then 'MYR'
                           else upper(btrim(coalesce(row.currency, '$file'))) end, '$reporting'),
                       x_amount = coalesce(row.agreed_amount, row.value)::numeric, x_value = null
                 where row.verdict is null""", Map.of("file", said.file().getCurrencyCode(), "reporting",
                said.reporting().getCurrencyCode()));
        rows.reject("pipeline.import.reason.no-currency", "currency", "row.x_currency not in (" + KNOWN + ")");
        convert();
        rows.reject("pipeline.import.reason.too-large", "value", "row.x_value >= " + Limit.AMOUNT.toPlainString());
        rows.execute("""
                update $rows row
                   set verdict = 'reject', problem = 'pipeline.import.reason.no-rate-of', problem_field = 'currency',
                       problem_value = row.x_currency, problem_more = '$reporting'
                 where row.verdict is null and row.x_currency is not null and row.x_amount is not null
                   and row.x_value is null""", Map.of("reporting", said.reporting().getCurrencyCode()));
    }

    /// As on a deal's page: to the smallest coin, or to a hundredth where there is none.
    private void round() {
        rows.execute("""
                update $rows row
                   set value = round(row.value::numeric, exact.digits)::text,
                       agreed_amount = round(row.agreed_amount::numeric, exact.digits)::text
                  from (select row_no, case when upper(btrim(coalesce(currency, '$file'))) in ($thousandths) then 3
                                            when upper(btrim(coalesce(currency, '$file'))) in ($finer) then 4
                                            else 2 end as digits
                          from $rows
                         where verdict is null
                           and (scale(value::numeric) > 2 or scale(agreed_amount::numeric) > 2)) exact
                 where exact.row_no = row.row_no""", Map.of("file", said.file().getCurrencyCode(), "thousandths",
                codes(3), "finer", codes(4)));
    }

    private static String codes(int digits) {
        return Currency.getAvailableCurrencies().stream().filter(each -> each.getDefaultFractionDigits() == digits)
                .map(each -> "'" + each.getCurrencyCode() + "'").sorted().collect(Collectors.joining(", "));
    }

    private void convert() {
        rows.execute("""
                update $rows row
                   set x_value = round(row.x_amount * rated.rate, $digits)
                  from (select currency, day, pipeline.rate_of(currency, '$reporting', day) as rate
                          from (select distinct row.x_currency as currency, $day as day
                                  from $rows row
                                 where row.verdict is null and row.x_currency is not null) each) rated
                 where rated.currency = row.x_currency and rated.day = $day and row.verdict is null""",
                Map.of("day", DAY, "reporting", said.reporting().getCurrencyCode(), "digits",
                        Integer.toString(said.reporting().getDefaultFractionDigits())));
    }
}
