package io.saluran.pipeline.demo;

import static io.saluran.pipeline.sql.pipeline.Tables.REASON;

import io.saluran.db.Db;
import io.saluran.pipeline.deal.UsualTimes;
import io.saluran.pipeline.score.Learning;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.platform.demo.DemoData;
import io.saluran.platform.people.People;
import io.saluran.platform.view.SavedViews;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// What Aliran Automasi sells, to whom, and a good year of its deals. All of these or nothing is written.
@Component
public final class PipelineDemo implements DemoData {

    private final Db db;
    private final People people;
    private final SavedViews views;

    @Activate
    public PipelineDemo(@Reference Db db, @Reference People people, @Reference SavedViews views) {
        this.db = db;
        this.people = people;
        this.views = views;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public String title() {
        return "demo.pipeline";
    }

    @Override
    public void create(LocalDate today, DoubleConsumer progress) {
        var chance = new Chance();
        var prices = new DemoPrices();
        var market = new DemoMarket(new DemoSellers(people), today, chance);
        db.write(sql -> {
            var deals = deals(sql, prices, today, chance);
            deals.happen(market.accounts());
            progress.accept(0.2);
            var all = new ArrayList<Rows>();
            all.add(prices.rows());
            all.addAll(market.rows());
            all.addAll(deals.rows());
            for (int i = 0; i < all.size(); i++) {
                all.get(i).writeTo(sql);
                progress.accept(0.2 + 0.8 * (i + 1) / all.size());
            }
            DemoTags.add(sql);
            return all.size();
        });
        new DemoViews(views, people).save();
        // what is measured twice a day, for a demo is looked at at once
        new UsualTimes(db).measure();
        new Learning(db, Clock.systemUTC()).learn();
    }

    private static DemoDeals deals(DSLContext sql, DemoPrices prices, LocalDate today, Chance chance) {
        var reasons = sql.select(REASON.OUTCOME, REASON.KEY, REASON.ID).from(REASON).where(REASON.KEY.isNotNull())
                .fetch().stream()
                .collect(Collectors.toMap(row -> row.value1() + ' ' + row.value2(), row -> row.value3()));
        return new DemoDeals(Pipelines.all(sql).getFirst(), reasons, prices, today, chance);
    }
}
