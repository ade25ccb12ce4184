package io.saluran.pipeline.deal;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import io.saluran.pipeline.deal.DealGroups.By;
import io.saluran.pipeline.deal.DealGroups.Group;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The table in groups: each with its number of deals and what they come to; its rows are read when it is opened.
final class GroupedDeals extends Div {

    private static final long serialVersionUID = 1;

    private final transient DealDesk desk;
    private final transient DealGroups groups;
    private final transient GroupChoice choice;
    private final transient Supplier<DealGrid> grids;
    private final Div totals = new Div();
    private final transient Map<String, Details> parts = new LinkedHashMap<>();
    private final transient Set<String> open = new HashSet<>();
    private transient By by = By.STAGE_OF;
    private transient List<Group> shown = List.of();
    private transient DealColumns columns = new DealColumns(List.of(DealColumns.FIRST));

    /// What is shown in the groups.
    record Shown(DealQuery query, DealList.Sort sort) {}

    /// @param grids makes a table for the rows of a group
    GroupedDeals(DealDesk desk, DealGroups groups, GroupChoice choice, Supplier<DealGrid> grids) {
        this.desk = desk;
        this.groups = groups;
        this.choice = choice;
        this.grids = grids;
        addClassName("s-groups");
        setVisible(false);
    }

    /// Shows the groups as they are now; those that were open stay open, and what was chosen stays so while it is in one.
    void show(By wanted, Shown asked) {
        if (by != wanted) {
            open.clear();
            by = wanted;
        }
        removeAll();
        parts.clear();
        var found = groups.of(desk.viewer(), asked.query(), by);
        shown = found;
        choice.keep(groups.among(desk.viewer(), asked.query(), choice.deals()));
        found.forEach(group -> {
            var part = part(group, asked);
            parts.put(key(group), part);
            add(part);
        });
        if (found.size() == DealGroups.MOST) {
            add(new Span(getTranslation("deal.group.most", DealGroups.MOST)));
        }
        add(totals);
        align();
    }

    /// Puts what groups come to below the headings of their columns.
    private void align() {
        getElement().executeJs(GroupLine.ALIGN);
    }

    /// Shows the same with other columns.
    void columns(DealColumns now) {
        columns = now;
        var heads = shown.iterator();
        parts.values().forEach(part -> part.setSummary(summary(heads.next())));
        align();
    }

    private @Nullable BigDecimal weighted() {
        return shown.size() == DealGroups.MOST
                ? null
                : shown.stream().map(Group::weighted).filter(Objects::nonNull).reduce(BigDecimal::add).orElse(null);
    }

    /// What all groups come to, below them.
    void showTotals(DealList.Totals all) {
        totals.removeAll();
        totals.addClassName("s-group-totals");
        totals.add(new GroupLine(desk, columns).of(new Div(new Span(getTranslation("deal.group.total"))), all.count(),
                all.total(), weighted()));
        align();
    }

    /// Shows what the groups come to now, unless one came or went; their rows stay where they are.
    ///
    /// @return false when one did, and all is to be shown anew
    boolean renew(Shown asked) {
        var found = groups.of(desk.viewer(), asked.query(), by);
        if (!found.stream().map(GroupedDeals::key).toList().equals(List.copyOf(parts.keySet()))) {
            return false;
        }
        shown = found;
        columns(columns);
        return true;
    }

    private static String key(Group group) {
        return String.valueOf(group.key());
    }

    private Details part(Group group, Shown asked) {
        var part = new Details(summary(group));
        part.addClassName("s-deal-group");
        part.setWidthFull();
        part.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                open.add(key(group));
                fill(part, group, asked);
            } else {
                open.remove(key(group));
            }
        });
        part.setOpened(open.contains(key(group)));
        return part;
    }

    private Div summary(Group group) {
        var name = new Div(new Span(DealGroups.name(by, group, getLocale(), this::getTranslation)));
        name.addClassName("s-medium");
        if (group.of() != null) {
            var of = new Span(" " + group.of());
            of.addClassName("s-muted");
            name.add(of);
        }
        return new GroupLine(desk, columns).of(name, group.count(), group.total(), group.weighted());
    }

    private void fill(Details part, Group group, Shown asked) {
        part.removeAll();
        var grid = grids.get();
        var rows = (int) Math.min(group.count(), DealList.WINDOW);
        grid.setItems(new CallbackDataProvider<DealList.Row, Void>(
                page -> groups.rows(desk.viewer(), asked.query(), by, group, asked.sort(), page.getOffset(),
                        page.getLimit()).stream(),
                page -> rows, DealList.Row::id));
        grid.asMultiSelect().select(groups.among(desk.viewer(), asked.query(), choice.deals()).stream()
                .filter(row -> String.valueOf(by.key(row)).equals(key(group))).toList());
        grid.setAllRowsVisible(rows <= 20);
        if (rows > 20) {
            grid.setHeight("560px");
        }
        part.add(grid);
        align();
    }
}
