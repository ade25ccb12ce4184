package example.rimba.competitors;

import static org.jooq.impl.DSL.count;

import example.rimba.competitors.Competitors.Draft;
import example.rimba.competitors.Tables.Competitor;
import example.rimba.competitors.Tables.Encounter;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Competitors with what came of meeting them. Everybody with the permission sees who they are; encounters are counted of
/// those people whose records the viewer may see.
@Component(service = CompetitorList.class)
public final class CompetitorList {

    /// The columns by which a list may be sorted.
    static final Map<String, Field<?>> SORTS = Map.of("name", Competitor.NAME, "updatedAt", Competitor.UPDATED_AT);

    private static final int MOST = 500;
    private static final Field<Integer> MET = DSL.field(DSL.name("met"), Integer.class);
    private static final Field<Integer> WON = DSL.field(DSL.name("won"), Integer.class);
    private static final Field<Integer> LOST = DSL.field(DSL.name("lost"), Integer.class);

    private final Db db;

    /// @param met in how many deals
    /// @param won how many of these were won
    public record Row(UUID id, String name, String strengths, String howToBeat, int met, int won, int lost, int version) {

        /// Deals with this competitor that are decided.
        int closed() {
            return won + lost;
        }

        Draft draft() {
            return new Draft(name, strengths, howToBeat);
        }

        static Row of(Record row) {
            return new Row(row.get(Competitor.ID), row.get(Competitor.NAME), row.get(Competitor.STRENGTHS),
                    row.get(Competitor.HOW_TO_BEAT), row.get(MET), row.get(WON), row.get(LOST),
                    row.get(Competitor.VERSION));
        }
    }

    @Activate
    public CompetitorList(@Reference Db db) {
        this.db = db;
    }

    /// By name, the first 500 whose name holds the words.
    List<Row> named(Viewer viewer, String words) {
        return db.read(viewer, sql -> select(sql, viewer, holds(words))
                .orderBy(DSL.lower(Competitor.NAME), Competitor.ID)
                .limit(MOST)
                .fetch(Row::of));
    }

    /// Those met most often in decided deals first.
    List<Row> mostMet(Viewer viewer, int most) {
        return db.read(viewer, sql -> select(sql, viewer, DSL.trueCondition())
                .and(WON.plus(LOST).gt(0))
                .orderBy(WON.plus(LOST).desc(), DSL.lower(Competitor.NAME), Competitor.ID)
                .limit(most)
                .fetch(Row::of));
    }

    static Condition holds(String words) {
        return words.isBlank() ? DSL.trueCondition() : Competitor.NAME.containsIgnoreCase(words.strip());
    }

    /// Those that fulfil the condition, in no order yet.
    static SelectConditionStep<Record> select(DSLContext sql, Viewer viewer, Condition condition) {
        var met = DSL.lateral(sql.select(count().as(MET),
                count().filterWhere(Encounter.WON.isTrue()).as(WON),
                count().filterWhere(Encounter.WON.isFalse()).as(LOST))
                .from(Encounter.TABLE)
                .where(Encounter.COMPETITOR_ID.eq(Competitor.ID), Encounter.DELETED_AT.isNull(),
                        viewer.maySeeOwner(Encounter.OWNER_ID))
                .asTable("met_in"));
        return sql.select(List.of(Competitor.ID, Competitor.NAME, Competitor.STRENGTHS, Competitor.HOW_TO_BEAT,
                Competitor.VERSION, Competitor.UPDATED_AT, MET, WON, LOST))
                .from(Competitor.TABLE)
                .crossJoin(met)
                .where(Competitor.DELETED_AT.isNull(), condition);
    }
}
