package io.saluran.pipeline.deal;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import io.saluran.db.Viewer;
import io.saluran.pipeline.score.DealScores;
import io.saluran.pipeline.stage.Pipelines;
import io.saluran.pipeline.testing.PipelinePage;
import io.saluran.platform.file.Files;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.file.HomeFiles;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.internal.view.StoredViews;
import io.saluran.platform.notification.Notification;
import io.saluran.platform.notification.Notifications;
import io.saluran.platform.testing.MemoryEvents;
import io.saluran.platform.testing.TestPeople;
import io.saluran.platform.view.SavedViews;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/// What tests of the deals' pages begin with.
abstract class DealUiCase extends PipelinePage {

    protected final Deals deals = new Deals(company.db, company.events, company.clock);
    @TempDir
    java.nio.file.Path home;

    protected final DealParts parts = new DealParts(company.db, company.events, company.clock);

    protected DealDesk desk(Viewer viewer) {
        return new DealDesk(deals, parts, new DealChoices(company.db, viewer),
                new DealCriteria(company.db, company.events, company.clock), new Pipelines(company.db), formats,
                company.clock, company.fields, viewer);
    }

    protected DealPageView page(Viewer viewer, UUID deal, String query) {
        var reading = new DealReading(new DealPage(company.db), new DealTimeline(company.db),
                new DealTimelineWords(texts, formats, company.fields), new DealNeighbours(company.db, company.fields),
                new DealAsOf(company.db), new DealRenewal(company.db), new DealCompare(company.db, company.clock),
                new UsualTimes(company.db), new DealScores(company.db));
        return open(new DealPageView(reading, desk(viewer), talk(), company.events), "deals/" + deal + query,
                Map.of("id", deal.toString()));
    }

    protected final Told told = new Told();

    /// Keeps who was told what.
    protected static final class Told implements Notifications {

        final List<UUID> people = new ArrayList<>();
        final List<Notification> notifications = new ArrayList<>();

        @Override
        public void tell(DSLContext transaction, Set<UUID> to, Notification notification) {
            people.addAll(to);
            notifications.add(notification);
        }
    }

    protected DealTalk talk() {
        return new DealTalk(new DealComments(company.db, company.events, company.clock,
                TestPeople.in(company.db).directory(), told), files(), activities());
    }

    /// Turns to a tab of the composer.
    protected static void write(String tab) {
        var tabs = _get(_get(DealComposer.class), Tabs.class);
        tabs.setSelectedTab(tabs.getChildren().map(Tab.class::cast)
                .filter(each -> text(each).equals(tab)).findFirst().orElseThrow());
    }

    protected DealActivities activities() {
        return new DealActivities(company.db, company.events, company.clock, TestPeople.in(company.db).directory(),
                told);
    }

    protected DealFiles files() {
        return new DealFiles(company.db, homeFiles(), company.events, company.clock);
    }

    /// Once the test has begun.
    protected Files homeFiles() {
        return new HomeFiles(company.db, new CompanySettings(company.db, new AuditLog(company.clock),
                new MemoryEvents()), company.clock, home);
    }

    protected SavedViews views() {
        return new StoredViews(company.db, new AuditLog(company.clock));
    }

    protected DealBoardView board(Viewer viewer, String query) {
        return open(new DealBoardView(new DealBoardReading(new DealBoard(company.db), new DealLanes(company.db),
                new DealList(company.db, company.fields), new UsualTimes(company.db), new PageChoices(company.db)),
                desk(viewer),
                new DealCards(texts, formats, company.clock, company.fields), company.events, views()), "deals" + query,
                Map.of());
    }

    protected DealListView table(Viewer viewer, String query) {
        return open(new DealListView(reading(), desk(viewer), company.events, views()),
                "deals/table" + query,
                Map.of());
    }

    private DealTable reading() {
        var list = new DealList(company.db, company.fields);
        return new DealTable(list, new DealGroups(company.db, list, company.fields), new DealPage(company.db),
                new PageChoices(company.db));
    }

    protected UUID deal(String name, @Nullable String value) {
        return deals.create(company.all(), new Deals.NewDeal(name, company.stages().getFirst().id(), company.account,
                null, company.product, value == null ? null : new BigDecimal(value), LocalDate.of(2026, 12, 18)));
    }

    protected @Nullable String of(UUID deal, String column) {
        return company.value("select " + column + "::text from pipeline.deal where id = ?", deal);
    }

    /// A button by its words, or by what is read out where it has none.
    protected static Button button(String label) {
        return _get(Button.class,
                spec -> spec.withPredicate(each -> Objects.equals(label, named(each, each.getText()))));
    }

    protected static NativeButton plainButton(String label) {
        return _get(NativeButton.class,
                spec -> spec.withPredicate(each -> Objects.equals(label, named(each, each.getText()))));
    }

    private static @Nullable String named(Component component, String text) {
        var spoken = component.getElement().getAttribute("aria-label");
        return spoken == null ? text : spoken;
    }

    protected static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
