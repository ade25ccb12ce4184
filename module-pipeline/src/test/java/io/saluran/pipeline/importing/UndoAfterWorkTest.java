package io.saluran.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Viewer;
import io.saluran.db.testing.TestDatabase;
import io.saluran.platform.importing.ImportOrder;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportProgress.Phase;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.importing.PastImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An import is taken back after people went on working: field by field.
@Tag("P7")
@Tag("X11")
class UndoAfterWorkTest {

    private static final String HEAD = "Deal ID,Deal name,Stage,Value,Close date,Source\n";

    @TempDir
    Path folder;
    private TestDatabase database;
    private Imports imports;

    @BeforeEach
    void open() throws IOException {
        database = TestDatabase.of("platform", "../platform-core/src/main/resources", "pipeline", "src/main/resources");
        imports = PipelineImports.of(database.db(), folder.resolve("imports"));
        take(HEAD + """
                D-1,Pump,Scoping,100,2026-12-01,fair
                D-2,Valve,Scoping,200,2026-12-02,fair
                D-3,Tank,Scoping,300,2026-12-03,fair
                """);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private UUID take(String content) throws IOException {
        var file = Files.writeString(folder.resolve("deals.csv"), content);
        return imports.run(Viewer.system(), new ImportOrder("deals", file, "deals.csv", Map.of(), Map.of(), Map.of(),
                true, false), ImportProgress.none()).importId().orElseThrow();
    }

    private void people(String change, String deal) {
        database.db().write(sql -> sql.execute("update pipeline.deal set " + change
                + ", version = version + 1, updated_at = now() where external_id = ?", deal));
    }

    private String deal(String id) {
        return database.db().read(sql -> sql.fetchSingle("""
                select concat_ws('|', deal.name, stage.name, value, closes_on, source, outcome)
                  from pipeline.deal join pipeline.stage on stage.id = stage_id where external_id = ?""", id)
                .get(0, String.class));
    }

    private String one(String query) {
        return database.db().read(sql -> sql.fetchSingle(query).get(0, String.class));
    }

    private UUID changeAll() throws IOException {
        return take(HEAD + """
                D-1,Pump,Proposal,111,2027-01-01,web
                D-2,Valve,Proposal,222,2027-01-02,web
                D-3,Tank,Won,333,2026-11-20,web
                """);
    }

    @Test
    void what_nobody_touched_is_as_before_also_in_rows_that_were_updated() throws IOException {
        var before = Contents.of(database.db());

        assertThat(imports.undo(Viewer.system(), changeAll())).isEmpty();

        assertThat(Contents.of(database.db())).isEqualTo(before);
    }

    @Test
    void a_field_that_somebody_changed_since_stays_and_is_named_and_the_others_go_back() throws IOException {
        var changed = changeAll();
        people("value = 999", "D-1");

        var kept = imports.undo(Viewer.system(), changed);

        assertThat(kept).containsExactly("Pump (Value)");
        assertThat(deal("D-1")).isEqualTo("Pump|Scoping|999|2026-12-01|fair");
        assertThat(deal("D-2")).isEqualTo("Valve|Scoping|200|2026-12-02|fair");
        assertThat(deal("D-3")).isEqualTo("Tank|Scoping|300|2026-12-03|fair");
        assertThat(imports.find(Viewer.system(), changed).orElseThrow().state()).isEqualTo(PastImport.State.PARTLY);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            """
                    insert into pipeline.deal_comment (id, deal_id, at, text) select platform.uuid7(), id, now(), 'Ask Ali' from deal""",
            """
                    insert into pipeline.deal_file (id, deal_id, file_id, name, media_type, bytes, at)
                    select platform.uuid7(), deal.id, file.id, 'offer.pdf', 'application/pdf', 1, now() from deal, file""",
            """
                    insert into pipeline.activity (id, deal_id, kind, done_at, created_at)
                    select platform.uuid7(), id, 'call', now(), now() from deal""", """
                    insert into pipeline.deal_check (deal_id, criterion_id, at)
                    select deal.id, criterion.id, now() from deal, criterion"""})
    void a_deal_to_which_people_added_something_stays_with_it(String added) throws IOException {
        var made = take(HEAD + "D-9,Crane,Scoping,900,2026-12-09,fair\nD-8,Boiler,Scoping,800,2026-12-08,fair\n");
        database.db()
                .write(sql -> sql.execute(
                        """
                                with deal as (select id from pipeline.deal where external_id = 'D-9'),
                                     file as (insert into platform.file (id, name, media_type, bytes, sha256, created_at)
                                              values (platform.uuid7(), 'offer.pdf', 'application/pdf', 1, repeat('a', 64), now())
                                              returning id),
                                     criterion as (insert into pipeline.stage_criterion (id, stage_id, text, position)
                                                   select platform.uuid7(), stage_id, 'Asked', 1 from pipeline.deal limit 1 returning id)
                                """
                                + added));

        assertThat(imports.undo(Viewer.system(), made)).containsExactly("Crane");

        assertThat(deal("D-9")).isEqualTo("Crane|Scoping|900|2026-12-09|fair");
        assertThat(one("select count(*)::text from pipeline.deal where external_id = 'D-8'")).isEqualTo("0");
    }

    @Test
    void two_imports_go_back_one_after_the_other_and_no_version_comes_twice() throws IOException {
        var made = take(HEAD + "D-9,Crane,Scoping,900,2026-12-09,fair\n");
        var changed = take(HEAD + "D-9,Crane,Scoping,950,2026-12-09,fair\n");
        var seen = one("select version::text from pipeline.deal where external_id = 'D-9'");

        assertThat(imports.undo(Viewer.system(), changed)).isEmpty();
        assertThat(deal("D-9")).isEqualTo("Crane|Scoping|900|2026-12-09|fair");
        assertThat(one("select version::text from pipeline.deal where external_id = 'D-9'")).isGreaterThan(seen);

        assertThat(imports.undo(Viewer.system(), made)).isEmpty();
        assertThat(one("select count(*)::text from pipeline.deal where external_id = 'D-9'")).isEqualTo("0");
    }

    @Test
    @Tag("P26")
    void money_that_another_reporting_currency_has_converted_stays_and_is_named() throws IOException {
        var changed = changeAll();
        // As a change from MYR to USD leaves deals, at 4 for one.
        database.db().write(sql -> sql.execute(
                "update pipeline.deal set currency = 'MYR', amount = value, value = value / 4"));

        assertThat(imports.undo(Viewer.system(), changed)).hasSize(3).allSatisfy(kept -> assertThat(kept)
                .endsWith("(Value)"));

        assertThat(one("select concat_ws(' ', amount, currency, source) from pipeline.deal where external_id = 'D-1'"))
                .isEqualTo("111 MYR fair");
    }

    @Test
    void a_field_that_the_import_did_not_touch_may_have_changed_and_everything_goes_back() throws IOException {
        var changed = changeAll();
        people("next_step = 'Call'", "D-2");

        assertThat(imports.undo(Viewer.system(), changed)).isEmpty();

        assertThat(deal("D-2")).isEqualTo("Valve|Scoping|200|2026-12-02|fair");
        assertThat(one("select next_step from pipeline.deal where external_id = 'D-2'")).isEqualTo("Call");
    }

    @Test
    void where_a_deal_stands_goes_back_as_a_whole_or_not_at_all() throws IOException {
        var changed = changeAll();
        people("reason_id = (select id from pipeline.reason where outcome = 'won' and key <> 'not-recorded' limit 1)",
                "D-3");

        var kept = imports.undo(Viewer.system(), changed);

        assertThat(kept).hasSize(1).first().asString().startsWith("Tank (");
        assertThat(deal("D-3")).isEqualTo("Tank|Scoping|300|2026-12-03|fair|won");
        assertThat(one("""
                select count(*) from pipeline.stage_move join pipeline.deal on deal.id = deal_id
                 where external_id = 'D-3' and stage_move.outcome = 'won'""")).isEqualTo("1");
    }

    @Test
    void the_history_of_a_field_that_stays_stays_and_that_of_the_others_goes() throws IOException {
        var changed = changeAll();
        people("value = 999", "D-1");
        imports.undo(Viewer.system(), changed);

        assertThat(one("""
                select string_agg(field, ' ') from pipeline.record_change join pipeline.deal on deal.id = record_id
                 where external_id = 'D-1'""")).isEqualTo("value");
    }

    @Test
    void what_stayed_can_go_back_later_when_it_is_as_the_import_left_it() throws IOException {
        var changed = changeAll();
        people("value = 999", "D-1");
        imports.undo(Viewer.system(), changed);
        people("value = 111", "D-1");

        assertThat(imports.undo(Viewer.system(), changed)).isEmpty();

        assertThat(deal("D-1")).isEqualTo("Pump|Scoping|100|2026-12-01|fair");
    }

    @Test
    void a_record_that_the_import_made_and_somebody_worked_on_stays_and_is_named() throws IOException {
        var made = take(HEAD + "D-4,Boiler,Scoping,4,2026-12-04,web\nD-5,Fan,Scoping,5,2026-12-05,web\n");
        people("value = 6", "D-5");

        assertThat(imports.undo(Viewer.system(), made)).containsExactly("Fan");
        assertThat(one("select count(*) from pipeline.deal")).isEqualTo("4");
    }

    @Test
    void how_far_it_is_can_be_told() throws IOException {
        var rows = new StringBuilder(HEAD);
        for (int i = 0; i < 45_000; i++) {
            rows.append("M-").append(i).append(",Many ").append(i).append(",Scoping,5,2026-12-05,web\n");
        }
        var made = take(rows.toString());
        var told = new ArrayList<Long>();

        imports.undo(Viewer.system(), made, (phase, done, total) -> {
            assertThat(phase).isEqualTo(Phase.UNDO);
            assertThat(total).isEqualTo(45_000);
            told.add(done);
        });

        assertThat(told).containsSubsequence(List.of(0L, 20_000L, 40_000L, 45_000L));
        assertThat(deal("D-1")).startsWith("Pump");
    }
}
