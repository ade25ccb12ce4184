package io.saluran.pipeline.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.db.Visibility;
import io.saluran.pipeline.testing.Company;
import io.saluran.platform.importing.Decision;
import io.saluran.platform.importing.ImportChange;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportFilter;
import io.saluran.platform.importing.ImportProgress;
import io.saluran.platform.importing.ImportVerdict;
import io.saluran.platform.importing.Imports;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In which pipeline and stage a file's deals come to stand, and what is made for them on the way.
@Tag("P7")
class DealPlaceImportTest {

    @TempDir
    Path folder;
    private final Company company = new Company();
    private Imports imports;

    @BeforeEach
    void open() {
        imports = PipelineImports.of(company.db, folder);
        company.execute("insert into pipeline.pipeline (id, name, position) values (?, 'Tenders', 9)", Ids.next());
        for (var name : List.of("Bid", "Proposal")) {
            company.execute(
                    """
                            insert into pipeline.stage (id, pipeline_id, name, position, probability, funnel_stage)
                            select ?, id, ?, (select count(*) from pipeline.stage where pipeline_id = pipeline.id), 0.5, 'decision'
                              from pipeline.pipeline where name = 'Tenders'""",
                    Ids.next(), name);
        }
    }

    @AfterEach
    void close() {
        company.close();
    }

    private ImportDraft draft(Viewer viewer, String... lines) throws IOException {
        return imports.open(viewer, "deals", "newstage.csv", new ByteArrayInputStream(
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    }

    private void take(String pipeline, String... lines) throws IOException {
        try (var draft = draft(Viewer.system(), lines)) {
            draft.option("pipeline", pipeline);
            draft.run(ImportProgress.none());
        }
    }

    private List<ImportChange> changes(ImportDraft draft) {
        draft.check(ImportProgress.none());
        return draft.page(ImportFilter.of(ImportVerdict.UPDATE), 0, 100).rows().stream()
                .flatMap(row -> row.changes().stream()).toList();
    }

    private String first() {
        return Objects.requireNonNull(company.value("select name from pipeline.pipeline order by position limit 1"));
    }

    private @Nullable String place() {
        return company.value("""
                select pipeline.name || ' / ' || stage.name
                  from pipeline.deal join pipeline.stage on stage.id = deal.stage_id
                  join pipeline.pipeline on pipeline.id = deal.pipeline_id where deal.external_id = 'D2'""");
    }

    @Test
    void a_known_deal_stays_in_its_pipeline_when_that_has_the_stage() throws IOException {
        take("Tenders", "Deal ID,Deal name,Stage,Value", "D2,Dredger,Proposal,5");

        try (var draft = draft(Viewer.system(), "Deal ID,Deal name,Stage,Value", "D2,Dredger,Proposal,5")) {
            assertThat(draft.check(ImportProgress.none()).same()).isEqualTo(1);
        }
        try (var draft = draft(Viewer.system(), "Deal ID,Stage", "D2,Bid")) {
            assertThat(changes(draft)).containsExactly(new ImportChange(2, "stage", "Proposal", "Bid"));
            draft.run(ImportProgress.none());
        }
        assertThat(place()).isEqualTo("Tenders / Bid");
    }

    @Test
    void a_deal_that_goes_to_another_pipeline_shows_that_before_and_in_its_history() throws IOException {
        take("Tenders", "Deal ID,Deal name,Stage,Value", "D2,Dredger,Proposal,5");
        var first = first();

        try (var draft = draft(Viewer.system(), "Deal ID,Stage", "D2,Proposal")) {
            draft.option("pipeline", first);
            assertThat(changes(draft)).containsExactly(new ImportChange(2, "pipeline", "Tenders", first));
            draft.run(ImportProgress.none());
        }

        assertThat(place()).isEqualTo(first + " / Proposal");
        assertThat(company.value("""
                select field || ': ' || old_value || ' → ' || new_value || (import_id is not null)
                  from pipeline.record_change where record_type = 'deal'"""))
                .isEqualTo("pipeline: Tenders → " + first + "true");
        imports.undo(Viewer.system(), imports.list(Viewer.system(), 0, 1).getFirst().id());
        assertThat(place()).isEqualTo("Tenders / Proposal");
        assertThat(company.value("select count(*) from pipeline.record_change")).isEqualTo("0");
    }

    @Test
    void a_misspelt_stage_is_asked_about_once_and_remembered() throws IOException {
        var lines = new String[] {"Deal ID,Deal name,Stage,Account", "D2,Pump,Scopng,Kedai Ali",
                "D3,Valve,Proposal,Nouvelle", "D4,Tank,Scopng,Autre"};
        try (var draft = draft(Viewer.system(), lines)) {
            var check = draft.check(ImportProgress.none());
            assertThat(check.matches()).singleElement().satisfies(match -> {
                assertThat(match.near().field() + match.near().candidateName()).isEqualTo("stageScoping");
                assertThat(match.near().rows()).isEqualTo(2);
            });
            draft.decide("stage", "Scopng", Decision.SAME);
            assertThat(draft.check(ImportProgress.none()).create()).isEqualTo(3);
            draft.run(ImportProgress.none());
        }
        assertThat(place()).endsWith(" / Scoping");
        assertThat(company.value("select count(*) from pipeline.pipeline where name = 'newstage'")).isEqualTo("0");
        try (var draft = draft(Viewer.system(), lines)) {
            assertThat(draft.check(ImportProgress.none()).same()).isEqualTo(3);
        }
    }

    @Test
    void what_is_made_on_the_way_is_told_by_name_before_and_after() throws IOException {
        var lines = new String[] {"Deal name,Stage,Account", "Pump,Haulage,Kedai Ali", "Valve,Zoning,Nouvelle",
                "Tank,Zoning,Autre"};
        try (var draft = draft(Viewer.system(), lines)) {
            var made = draft.check(ImportProgress.none()).made();
            assertThat(made).extracting(each -> each.key().replace("pipeline.import.made.", "") + each.count()
                    + each.names()).containsExactly("pipeline1[newstage]",
                            "stage2[Haulage – newstage, Zoning – newstage]", "account2[Autre, Nouvelle]");
            assertThat(draft.run(ImportProgress.none()).made()).isEqualTo(made);
        }
    }

    @Test
    void the_pipeline_that_has_most_of_the_stages_is_taken_and_told_what_it_gets() throws IOException {
        try (var draft = draft(Viewer.system(), "Deal name,Stage", "Pump,Scoping", "Valve,Proposal", "Tank,Zzz")) {
            assertThat(draft.check(ImportProgress.none()).made()).singleElement().satisfies(made -> assertThat(
                    made.names()).containsExactly("Zzz – " + first()));
        }
    }

    @Test
    void a_new_account_belongs_to_whom_its_deal_does() throws IOException {
        try (var draft = draft(company.viewer(company.aminah, new Visibility.All(), ImportPermission.IMPORT),
                "Deal name,Owner,Stage,Account", "Pump,Ravi Kumar,Scoping,Nouvelle", "Tank,,Scoping,Autre")) {
            draft.run(ImportProgress.none());
        }

        assertThat(company.value("select owner_id from pipeline.account where name = 'Nouvelle'"))
                .isEqualTo(company.ravi.toString());
        assertThat(company.value("select owner_id from pipeline.account where name = 'Autre'"))
                .isEqualTo(company.aminah.toString());
    }
}
