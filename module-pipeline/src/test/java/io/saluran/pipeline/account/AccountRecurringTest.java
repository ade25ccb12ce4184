package io.saluran.pipeline.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Ids;
import io.saluran.pipeline.testing.Company;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P28")
class AccountRecurringTest {

    private final Company company = new Company();

    @AfterEach
    void close() {
        company.close();
    }

    /// @param closed and starts: days from today
    private UUID won(int closed, @Nullable Integer starts, @Nullable Integer months, int yearly,
            @Nullable UUID renews) {
        var id = Ids.next();
        company.execute("""
                insert into pipeline.deal (id, name, pipeline_id, stage_id, account_id, outcome, reason_id, closed_on,
                                           starts_on, term_months, yearly_value, renews_deal_id)
                values (?, 'Licence', ?, ?, ?, 'won', ?, current_date + ?::int, current_date + ?::int, ?, ?, ?)""", id,
                company.stages().getFirst().pipeline(), company.stages().getFirst().id(), company.account,
                company.reason("won"), closed, starts, months, yearly, renews);
        return id;
    }

    private @Nullable String yearly() {
        var found = new AccountPage(company.db).figures(company.all(), company.account).yearly();
        return found == null ? null : found.toPlainString();
    }

    @Test
    void a_renewal_that_is_won_before_the_deal_ends_counts_from_that_day_and_never_beside_it() {
        assertThat(yearly()).isNull();
        var first = won(-700, null, 24, 6000, null); // two years are 730 or 731 days: some 30 are left
        won(-10, 30, 24, 7000, first);
        assertThat(yearly()).isEqualTo("6000");

        company.execute("update pipeline.deal set closed_on = closed_on - 40, starts_on = starts_on - 40");
        assertThat(yearly()).isEqualTo("7000");
    }

    @Test
    void what_has_no_end_runs_on_and_what_is_lost_or_open_does_not_count() {
        won(-2000, null, null, 100, null);
        won(-5, null, 12, 10, null);
        var lost = won(-5, null, 12, 1000, null);
        company.execute("update pipeline.deal set outcome = 'lost', reason_id = ? where id = ?",
                company.reason("lost"), lost);
        assertThat(yearly()).isEqualTo("110");
    }
}
