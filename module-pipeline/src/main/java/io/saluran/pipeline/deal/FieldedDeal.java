package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;

import io.saluran.db.Db;
import io.saluran.db.Unrestricted;
import io.saluran.pipeline.field.FieldWriting;
import io.saluran.pipeline.field.KnownTexts;
import io.saluran.pipeline.field.PipelineRecord;
import io.saluran.pipeline.stage.AskedFields;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldValue;
import io.saluran.platform.field.FieldedRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// The company's own fields of deals.
@Component
public final class FieldedDeal implements FieldedRecord {

    static final String TYPE = "deal";

    private final PipelineRecord record;
    private final KnownTexts known;
    private final Pipelines pipelines;
    private final AskedFields criteria;

    @Activate
    @Unrestricted("names a table and reads nothing")
    public FieldedDeal(@Reference Db db) {
        record = new PipelineRecord(db, DEAL, DEAL.FIELDS, DEAL.VERSION);
        known = new KnownTexts(db, TYPE, DEAL, DEAL.FIELDS);
        pipelines = new Pipelines(db);
        criteria = new AskedFields(db);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public String title() {
        return "deal.title";
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public boolean hasBoard() {
        return true;
    }

    /// Tags, by which boards and tables are narrowed, and which cards show. The table, which is full already, has them as a
    /// column for who chooses it.
    @Override
    public List<Usual> usual() {
        return List.of(new Usual("tags", "tags", Map.of("en", "Tags", "ms", "Tag"), new FieldDefinition.Use(false,
                Set.of(), false, true, true)));
    }

    @Override
    public List<Stage> stages() {
        var all = pipelines.all();
        return all.stream().flatMap(pipeline -> pipeline.stages().stream().map(stage -> new Stage(stage.id(),
                all.size() == 1 ? stage.name() : pipeline.name() + " · " + stage.name()))).toList();
    }

    /// By their exit criteria.
    @Override
    public List<Stage> stagesAsking(String key) {
        var asking = criteria.asking(FieldWriting.historyName(key));
        return stages().stream().filter(stage -> asking.contains(stage.id())).toList();
    }

    @Override
    public List<String> known(String key, String typed, int most) {
        return known.of(key, typed, most);
    }

    @Override
    public Converted convert(String key, Function<FieldValue, Optional<FieldValue>> by) {
        return record.convert(key, by);
    }
}
