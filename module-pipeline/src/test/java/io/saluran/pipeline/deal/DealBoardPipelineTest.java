package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Which pipeline the board opens with.
@Tag("P1")
class DealBoardPipelineTest extends DealUiCase {

    private final UUID renewals = Ids.next();
    private final UUID stage = Ids.next();

    @BeforeEach
    void secondPipeline() {
        company.execute("insert into pipeline.pipeline (id, name, position) values (?, 'Renewals', 9)", renewals);
        company.execute("""
                insert into pipeline.stage (id, pipeline_id, name, position, probability, funnel_stage)
                values (?, ?, 'Due', 1, 0.5, 'action')""", stage, renewals);
    }

    private void renewal(String name, UUID owner) {
        company.execute("insert into pipeline.deal (id, name, pipeline_id, stage_id, owner_id) values (?, ?, ?, ?, ?)",
                Ids.next(), name, renewals, stage, owner);
    }

    private String opened(Viewer viewer, String query) {
        UI.getCurrent().removeAll();
        board(viewer, query);

        return _get(PipelinePicker.class).getValue().name();
    }

    @Test
    void without_deals_it_is_the_first() {
        assertThat(opened(company.all(), "")).isEqualTo("New business");
    }

    @Test
    void it_is_the_one_with_most_open_deals_that_one_sees() {
        renewal("Meters", company.aminah);
        renewal("Pumps", company.aminah);
        deal("New one", "10");
        company.execute("update pipeline.deal set owner_id = ? where name = 'New one'", company.ravi);

        assertThat(opened(company.all(), "")).isEqualTo("Renewals");
        assertThat(opened(company.only(company.ravi), "")).isEqualTo("New business");
    }

    @Test
    void it_is_the_one_last_looked_at() {
        renewal("Meters", company.aminah);
        assertThat(opened(company.all(), "")).isEqualTo("Renewals");
        opened(company.all(), "?pipeline=" + company.stages().getFirst().pipeline());

        assertThat(opened(company.all(), "")).isEqualTo("New business");
    }
}
