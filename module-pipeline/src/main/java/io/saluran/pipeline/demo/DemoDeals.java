package io.saluran.pipeline.demo;

import io.saluran.db.Ids;
import io.saluran.pipeline.demo.DemoMarket.Account;
import io.saluran.pipeline.demo.Offer.Kind;
import io.saluran.pipeline.stage.Pipelines.Pipeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A good year of deals, more of them in the busy months, and what has become of each.
final class DemoDeals {

    private static final int COUNT = 900;
    private static final int DAYS = 400;
    // By calendar month; the first weeks of the year and December are quiet, budgets are spent in spring and autumn.
    private static final double[] SEASON = {0.75, 0.7, 1.1, 0.85, 1.1, 1, 1.05, 1, 1.15, 1.2, 1.1, 0.7};
    private static final double BUSIEST = 1.2;
    private static final double GROWTH = 0.3;
    private static final Map<String, Double> WON = Map.of("fit", 0.45, "price", 0.2, "trust", 0.35);
    private static final Map<String, Double> LOST = Map.of("price", 0.28, "competitor", 0.22, "budget", 0.18,
            "no-decision", 0.24, "fit", 0.08);

    private final Rows deals = new Rows(
            "pipeline.deal (id, name, pipeline_id, stage_id, account_id, owner_id, product_id, "
                    + "value, source, opened_on, closes_on, stage_since, next_step, next_step_on, outcome, reason_id, closed_on, "
                    + "created_at, updated_at)");
    private final Rows items = new Rows(
            "pipeline.line_item (id, deal_id, product_id, name, quantity, unit_price, position)");
    private final Rows contacts = new Rows("pipeline.deal_contact (deal_id, contact_id, role)");
    private final Map<String, Integer> phases = new HashMap<>();
    private final List<Kind> kinds = DemoFile.read("deals.txt").stream().map(Kind::of).toList();
    private final Pipeline pipeline;
    private final Map<String, UUID> reasons;
    private final DemoPrices prices;
    private final LocalDate today;
    private final Chance chance;
    private final DemoHistory history;
    private final DemoActivities activities;

    /// @param reasons by outcome and key, such as `won fit`
    DemoDeals(Pipeline pipeline, Map<String, UUID> reasons, DemoPrices prices, LocalDate today, Chance chance) {
        this.pipeline = pipeline;
        this.reasons = reasons;
        this.prices = prices;
        this.today = today;
        this.chance = chance;
        // Nothing of today, whose hours are not over.
        history = new DemoHistory(pipeline.stages(), today.minusDays(1), chance);
        activities = new DemoActivities(pipeline.stages(), today.minusDays(1));
    }

    void happen(List<Account> accounts) {
        Stream.generate(this::day).limit(COUNT).sorted().forEach(day -> add(chance.one(accounts), day));
    }

    /// A working day on which a deal began.
    private LocalDate day() {
        while (true) {
            var ago = chance.between(1, DAYS);
            var day = DealLife.workday(today.minusDays(ago));
            var busy = SEASON[day.getMonthValue() - 1] / BUSIEST * (1 - GROWTH * ago / DAYS);
            if (chance.in(busy)) {
                return day;
            }
        }
    }

    private void add(Account account, LocalDate opened) {
        var offer = Offer.of(chance.one(kinds.stream().filter(kind -> kind.fits(account.industry())).toList()), prices,
                chance);
        var life = DealLife.from(opened, today.minusDays(1), pipeline.stages(), chance);
        var id = Ids.next();
        var times = history.tell(id, life, account.owner(), offer.value());
        var closes = closesOn(life);
        var early = life.isOpen() && life.stage() == 0;
        var known = !(early && chance.in(0.25));
        if (life.stage() > 1 && chance.in(0.25)) {
            history.putOff(id, times, account.owner(), closes);
        }
        var planned = life.isOpen() && chance.in(0.9);
        var source = history.source(life.outcome());
        var undated = early && chance.in(0.3);
        var step = planned ? history.word("step", life.stage()) : null;
        var stepOn = planned ? nextStepOn() : null;
        deals.add(id, name(offer, account), pipeline.id(), pipeline.stages().get(life.stage()).id(), account.id(),
                account.owner(), prices.id(offer.product()), known ? offer.value() : null, source, opened,
                undated ? null : closes, times.stageSince(),
                step, stepOn, life.outcome(),
                reason(life), life.closedOn(), times.began(), times.ended());
        if (known) {
            add(id, offer);
        }
        var people = add(id, account, life);
        activities.happened(id, life, account.owner(), people);
        if (step != null && stepOn != null) {
            activities.planned(id, life.stage(), step, stepOn, account.owner(), people.getFirst());
        }
    }

    private void add(UUID deal, Offer offer) {
        for (int i = 0; i < offer.items().size(); i++) {
            var item = offer.items().get(i);
            items.add(Ids.next(), deal, prices.id(item.product()), item.product(), item.quantity(), item.unitPrice(),
                    i + 1);
        }
    }

    /// The further a deal came, the more people of the buyer take part.
    private List<UUID> add(UUID deal, Account account, DealLife life) {
        var people = new ArrayList<UUID>();
        var count = Math.min(account.contacts().size(), 1 + life.stage() / 2);
        var first = chance.between(0, account.contacts().size() - 1);
        for (int i = 0; i < count; i++) {
            var person = account.contacts().get((first + i) % account.contacts().size());
            contacts.add(deal, person, history.role(i));
            people.add(person);
        }
        return people;
    }

    /// The same again at the same company is another phase.
    private String name(Offer offer, Account account) {
        var phase = phases.merge(account.name() + offer.name(), 1, Integer::sum);
        return phase == 1 ? offer.name() : offer.name() + ", phase " + phase;
    }

    private LocalDate closesOn(DealLife life) {
        if (life.closedOn() != null) {
            return DealLife.workday(life.closedOn().plusDays(chance.between(-6, 10)));
        }
        if (life.stage() > 0 && chance.in(0.08)) {
            return DealLife.workday(today.minusDays(chance.between(1, 16)));
        }
        var stagesLeft = pipeline.stages().size() - life.stage();
        return DealLife.workday(today.plusDays(chance.between(4, 9) + stagesLeft * (long) chance.between(5, 17)));
    }

    private LocalDate nextStepOn() {
        return DealLife.workday(
                chance.in(0.1) ? today.minusDays(chance.between(1, 4)) : today.plusDays(chance.between(0, 10)));
    }

    private @Nullable UUID reason(DealLife life) {
        if (life.outcome() == null) {
            return null;
        }
        var weights = "won".equals(life.outcome()) ? WON : LOST;
        var keys = weights.keySet().stream().sorted().toList();
        var key = keys.get(chance.weighted(keys.stream().mapToDouble(weights::get).toArray()));
        return Objects.requireNonNull(reasons.get(life.outcome() + ' ' + key), key);
    }

    List<Rows> rows() {
        var all = new ArrayList<>(List.of(deals, items, contacts));
        all.addAll(history.rows());
        all.addAll(activities.rows());
        return all;
    }
}
