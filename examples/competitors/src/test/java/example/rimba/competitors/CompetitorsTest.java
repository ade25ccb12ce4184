package example.rimba.competitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import example.rimba.competitors.CompetitorList.Row;
import example.rimba.competitors.Competitors.Draft;
import example.rimba.competitors.Competitors.Outcome;
import example.rimba.competitors.Competitors.Refusal;
import io.saluran.db.Ids;
import io.saluran.pipeline.api.DealClosed;
import org.junit.jupiter.api.Test;

class CompetitorsTest extends CompetitorsCase {

    @Test
    void the_win_rate_counts_deals_that_are_decided() {
        var sejuk = competitor("Sejuk Jaya");
        var won = Ids.next();
        var alsoWon = Ids.next();
        var lost = Ids.next();
        for (var deal : new java.util.UUID[]{won, alsoWon, lost, Ids.next()}) {
            encounters.note(mei, deal, sejuk);
        }
        var outcome = new DealOutcome(encounters);
        outcome.handle(new DealClosed(won, true, mei.person()));
        outcome.handle(new DealClosed(alsoWon, true, mei.person()));
        outcome.handle(new DealClosed(lost, false, mei.person()));
        // Every node hears of it.
        outcome.handle(new DealClosed(lost, false, mei.person()));

        // 4 met; of the 3 that are decided 2 were won.
        assertThat(row(mei, "sejuk")).extracting(Row::met, Row::won, Row::lost).containsExactly(4, 2, 1);
        assertThat(list.mostMet(mei, 5)).extracting(Row::name).containsExactly("Sejuk Jaya");
    }

    @Test
    void somebody_who_sees_their_own_counts_their_own() {
        var sejuk = competitor("Sejuk Jaya");
        encounters.note(mei, Ids.next(), sejuk);
        encounters.note(arvind, Ids.next(), sejuk);

        assertThat(row(mei, "sejuk").met()).isEqualTo(2);
        assertThat(row(arvind, "sejuk").met()).isEqualTo(1);
        assertThat(row(guest, "sejuk").met()).isZero();
    }

    @Test
    void a_competitor_is_noted_once_in_a_deal_removed_and_put_back() {
        var sejuk = competitor("Sejuk Jaya");
        var deal = Ids.next();
        encounters.note(mei, deal, sejuk);
        encounters.note(arvind, deal, sejuk);
        var met = encounters.of(guest, deal);
        assertThat(met).hasSize(1);

        encounters.remove(arvind, met.getFirst().id());
        assertThat(encounters.of(guest, deal)).isEmpty();
        encounters.note(arvind, deal, sejuk);
        encounters.restore(arvind, met.getFirst().id());
        assertThat(encounters.of(guest, deal)).hasSize(1);
    }

    @Test
    void two_of_one_name_are_refused_and_so_is_none() {
        var sejuk = competitor("Sejuk Jaya");

        assertThat(competitors.add(mei, new Draft(" sejuk jaya ", "", "")))
                .isEqualTo(new Outcome.Refused(Refusal.NAME_TAKEN));
        assertThat(competitors.add(mei, new Draft(" ", "", ""))).isEqualTo(new Outcome.Refused(Refusal.NAME_MISSING));
        assertThat(competitors.edit(mei, sejuk, new Draft("Sejuk Jaya 2", "", ""), 1))
                .isEqualTo(new Outcome.Done(sejuk, 2));
        assertThat(competitors.edit(arvind, sejuk, new Draft("Other", "", ""), 1)).isEqualTo(new Outcome.Overtaken());
    }

    @Test
    void what_was_deleted_can_be_put_back() {
        var sejuk = competitor("Sejuk Jaya");
        competitors.delete(mei, sejuk, 1);
        assertThat(list.named(mei, "")).isEmpty();

        competitors.restore(mei, sejuk, 2);

        assertThat(list.named(mei, "")).extracting(Row::name).containsExactly("Sejuk Jaya");
    }

    @Test
    void who_may_not_change_does_not() {
        assertThatThrownBy(() -> competitors.add(guest, new Draft("Sejuk", "", "")))
                .hasMessageContaining("competitors.write");
        assertThatThrownBy(() -> encounters.note(guest, Ids.next(), Ids.next()))
                .hasMessageContaining("competitors.write");
    }
}
