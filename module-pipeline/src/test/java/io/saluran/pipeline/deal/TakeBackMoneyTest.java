package io.saluran.pipeline.deal;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.pipeline.testing.Company;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// 1000 US dollars are 4100 ringgit on the day of the closing and 4900 today.
@Tag("P26")
@Tag("X11")
class TakeBackMoneyTest {

    private final Company company = new Company();
    private final Deals deals = new Deals(company.db, company.events, company.clock);
    private final Viewer viewer = company.all();

    @AfterEach
    void close() {
        company.close();
    }

    private UUID won() {
        company.execute("""
                insert into pipeline.exchange_rate (currency, base, valid_on, rate)
                values ('USD', 'MYR', '2020-01-01', 4.1), ('USD', 'MYR', '2020-07-01', 4.9)""");
        var deal = deals.create(viewer, new Deals.NewDeal("Pump", company.stages().getFirst().id(), null, null, null,
                new BigDecimal("1000"), null));
        deals.edit(viewer, deal, DealField.CURRENCY, "USD", 1);
        deals.close(viewer, deal, true, company.reason("won"), 2);
        company.execute("update pipeline.deal set closed_on = date '2020-06-30', value = 4100");
        return deal;
    }

    @Test
    void a_reopening_that_is_taken_back_has_the_rate_of_the_closing_day_again() {
        var deal = won();
        var closed = deals.takeBack().standing(viewer, deal).orElseThrow();
        deals.reopen(viewer, deal, 3);
        var open = deals.takeBack().standing(viewer, deal).orElseThrow();
        assertThat(company.value("select value from pipeline.deal")).isEqualTo("4900.00");

        deals.takeBack().to(viewer, deal, closed, open);

        assertThat(company.value("select value from pipeline.deal")).isEqualTo("4100.00");
    }
}
