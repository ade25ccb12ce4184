package example.rimba.competitors;

import io.saluran.platform.event.Events;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportField.Kind;
import io.saluran.platform.importing.ImportRun;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.ImportUndo;
import io.saluran.platform.importing.NearMatch;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Competitors from a table, known by their names. The engine has read the file into a staging table; what is said here is
/// said to PostgreSQL, once for all rows.
@Component
public final class CompetitorTarget implements ImportTarget {

    private final Events events;

    @Activate
    public CompetitorTarget(@Reference Events events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "competitors";
    }

    @Override
    public String permission() {
        return CompetitorPermissions.WRITE;
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public List<ImportField> fields() {
        return List.of(ImportField.required("name", Kind.REFERENCE, "competitor", "rival", "pesaing", "nama"),
                ImportField.of("strengths", Kind.TEXT, "strength", "strong at", "kekuatan"),
                ImportField.of("how_to_beat", Kind.TEXT, "how to win", "weakness", "weaknesses", "kelemahan"));
    }

    @Override
    public List<NearMatch> check(ImportRun run) {
        execute(run, """
                update $rows row
                   set verdict = 'reject', problem = 'import.reason.repeated', problem_field = 'name',
                       problem_value = row.name, problem_more = again.first_row::text
                  from (select row_no, min(row_no) over (partition by lower(name)) as first_row
                          from $rows
                         where verdict is null) again
                 where again.row_no = row.row_no
                   and again.first_row < row.row_no""");
        var matches = run.resolve("name", "select id, name from competitors.competitor where deleted_at is null",
                ImportRun.Unknown.CREATE);
        execute(run, """
                update $rows row
                   set record_id = row.name_id,
                       verdict = case
                           when row.name_id is null then 'create'
                           when exists (select from competitors.competitor there
                                         where there.id = row.name_id
                                           and (there.strengths, there.how_to_beat) is distinct from
                                               (coalesce(row.strengths, there.strengths),
                                                coalesce(row.how_to_beat, there.how_to_beat))) then 'update'
                           else 'same' end
                 where row.verdict is null""");
        return matches;
    }

    @Override
    public void apply(ImportRun run) {
        execute(run, "update $rows set record_id = platform.uuid7() where verdict = 'create'");
        execute(run, """
                insert into competitors.competitor (id, name, strengths, how_to_beat)
                select record_id, name, coalesce(strengths, ''), coalesce(how_to_beat, '')
                  from $rows
                 where verdict = 'create'""");
        run.note("competitor", filled(run, "select record_id, 'created', null::jsonb, 1 from $rows"
                + " where verdict = 'create'"));
        run.note("competitor", filled(run, """
                select there.id, 'updated', to_jsonb(there), there.version + 1
                  from $rows row
                  join competitors.competitor there on there.id = row.record_id
                 where row.verdict = 'update'"""));
        execute(run, """
                update competitors.competitor there
                   set strengths = coalesce(row.strengths, there.strengths),
                       how_to_beat = coalesce(row.how_to_beat, there.how_to_beat),
                       version = there.version + 1,
                       updated_at = now()
                  from $rows row
                 where row.verdict = 'update' and row.record_id = there.id""");
        events.publish(run.sql(), new CompetitorsChanged(run.viewer().person()));
    }

    @Override
    public List<String> undo(ImportUndo undo) {
        var kept = new ArrayList<>(undo.restore("competitor", "competitors.competitor", "t.name"));
        kept.addAll(undo.delete("competitor", "competitors.competitor", "t.name", "false"));
        return kept;
    }

    private static void execute(ImportRun run, String sql) {
        run.sql().execute(filled(run, sql));
    }

    private static String filled(ImportRun run, String sql) {
        return sql.replace("$rows", run.stagingName());
    }
}
