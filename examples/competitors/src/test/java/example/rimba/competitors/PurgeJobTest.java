package example.rimba.competitors;

import static org.assertj.core.api.Assertions.assertThat;

import example.rimba.competitors.Competitors.Outcome;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.job.JobRun;
import io.saluran.platform.setting.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurgeJobTest extends CompetitorsCase {

    /// What a company has chosen.
    private record Chosen(Map<String, String> values) implements Settings {

        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(values.get(key));
        }

        @Override
        public void set(Viewer who, String key, String value) {
            throw new UnsupportedOperationException(key);
        }

        @Override
        public String company() {
            return "Kedai";
        }

        @Override
        public Currency reportingCurrency() {
            return Currency.getInstance("MYR");
        }
    }

    /// A run that nobody ends.
    private record Run(Instant due) implements JobRun {

        @Override
        public void progress(double share) {}

        @Override
        public boolean isEnding() {
            return false;
        }
    }

    private void run(int days, Map<String, String> chosen) {
        new PurgeJob(database.db(), new Chosen(chosen)).run(new Run(Instant.now().plus(Duration.ofDays(days))));
    }

    @Test
    void what_was_deleted_stays_for_as_long_as_the_company_chose() {
        var sejuk = competitor("Sejuk Jaya");
        competitors.delete(mei, sejuk, 1);

        run(29, Map.of());
        assertThat(competitors.restore(mei, sejuk, 2)).isEqualTo(new Outcome.Done(sejuk, 3));
        competitors.delete(mei, sejuk, 3);
        run(8, Map.of("competitors.deleted-days", "7"));

        assertThat(competitors.restore(mei, sejuk, 4)).isEqualTo(new Outcome.Overtaken());
    }

    @Test
    void a_competitor_that_a_deal_still_names_stays() {
        var sejuk = competitor("Sejuk Jaya");
        encounters.note(mei, Ids.next(), sejuk);
        competitors.delete(mei, sejuk, 1);

        run(400, Map.of());

        assertThat(competitors.restore(mei, sejuk, 2)).isEqualTo(new Outcome.Done(sejuk, 3));
    }
}
