package io.saluran.pipeline.handover;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.pipeline.deal.DealEdit;
import io.saluran.pipeline.deal.DealField;
import io.saluran.pipeline.deal.Deals;
import io.saluran.pipeline.deal.Deals.NewDeal;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.notification.Notification;
import io.saluran.platform.testing.NoRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("P27")
class HandOverJobTest {

    private final Company company = new Company();
    private final Deals deals = new Deals(company.db, company.events, company.clock);
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        company.close();
    }

    private UUID deal(String name, UUID owner) {
        return deals.create(company.all(), new NewDeal(name, company.stages().getFirst().id(), null, owner, null, null,
                null));
    }

    private void give(UUID deal, UUID to) {
        var version = Integer.parseInt(String.valueOf(company.value(
                "select version::text from pipeline.deal where id = ?", deal)));
        deals.edit(company.all(), deal, List.of(new DealEdit<>(DealField.OWNER, to)), version);
    }

    private void run() {
        new HandOverJob(company.db, (sql, people, notification) -> told.add(words(people, notification)),
                company.clock).run(new NoRun());
    }

    private static String words(Set<UUID> people, Notification notification) {
        return people + " " + notification.about() + " " + notification.path() + " " + notification.text() + " "
                + notification.arguments();
    }

    @Test
    void who_is_made_the_owner_by_somebody_else_is_told_once() {
        var pumps = deal("Pumps", company.aminah);
        give(pumps, company.ravi);
        run();
        run();
        assertThat(told).singleElement().asString().isEqualTo("[" + company.ravi + "] Pumps deals/" + pumps
                + " handover.deal [" + company.value("select name from platform.person where id = ?",
                        company.all().person())
                + "]");
    }

    @Test
    void many_at_once_are_told_as_one() {
        for (var name : List.of("Cranes", "Pumps", "Valves")) {
            give(deal(name, company.aminah), company.ravi);
        }
        run();
        assertThat(told).singleElement().asString().contains("Cranes …", "deals/table?owner=" + company.ravi,
                "handover.deals", ", 3]");
    }

    @Test
    void nobody_is_told_of_what_went_on_to_a_third_or_was_taken_by_oneself_or_deleted() {
        var pumps = deal("Pumps", company.aminah);
        give(pumps, company.ravi);
        give(pumps, company.all().person());
        var valves = deal("Valves", company.aminah);
        give(valves, company.ravi);
        company.execute("update pipeline.deal set deleted_at = now() where id = ?", valves);
        run();
        assertThat(told).isEmpty();
    }
}
