package io.saluran.pipeline.deal;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import io.saluran.pipeline.deal.DealGroups.By;
import io.saluran.pipeline.deal.DealGroups.Group;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The table in groups: each with its number of deals and what they come to; its rows are read when it is opened.
final class GroupedDeals extends Div {

    private static final long serialVersionUID = 1;

    private final transient DealDesk desk;
    private final transient DealGroups groups;
    private final transient Supplier<DealGrid> grids;
    private final Div totals = new Div();
    private final transient Map<String, Details> parts = new LinkedHashMap<>();
    private final transient Set<String> open = new HashSet<>();
    private transient By by = By.STAGE_OF;

    /// What is shown in the groups.
    record Shown(DealList.Query query, DealList.Sort sort) {}

    /// @param grids makes a table for the rows of a group
    GroupedDeals(DealDesk desk, DealGroups groups, Supplier<DealGrid> grids) {
        this.desk = desk;
        this.groups = groups;
        this.grids = grids;
        addClassNames("s-scroll", "s-groups");
        setVisible(false);
    }

    /// Shows the groups as they are now; those that were open stay open.
    void show(By wanted, Shown shown) {
        if (by != wanted) {
            open.clear();
            by = wanted;
        }
        removeAll();
        parts.clear();
        var found = groups.of(desk.viewer(), shown.query(), by);
        found.forEach(group -> {
            var part = part(group, shown);
            parts.put(key(group), part);
            add(part);
        });
        if (found.size() == DealGroups.MOST) {
            add(new Span(getTranslation("deal.group.most", DealGroups.MOST)));
        }
        add(totals);
    }

    /// What all groups come to, below them.
    void showTotals(DealList.Totals all) {
        var count = new Span(getTranslation("deal.group.count", all.count()));
        count.addClassName("s-grow");
        totals.removeAll();
        totals.add(count, new Span(all.total() == null
                ? getTranslation("deal.no-value-yet")
                : desk.money(all.total())));
        totals.addClassNames("s-row", "s-num", "s-group-totals");
    }

    /// Shows what the groups come to now, unless one came or went; their rows stay where they are.
    ///
    /// @return false when one did, and all is to be shown anew
    boolean renew(Shown shown) {
        var found = groups.of(desk.viewer(), shown.query(), by);
        if (!found.stream().map(GroupedDeals::key).toList().equals(List.copyOf(parts.keySet()))) {
            return false;
        }
        var heads = found.iterator();
        parts.values().forEach(part -> part.setSummary(summary(heads.next())));
        return true;
    }

    private static String key(Group group) {
        return String.valueOf(group.key());
    }

    private Details part(Group group, Shown shown) {
        var part = new Details(summary(group));
        part.addClassName("s-deal-group");
        part.setWidthFull();
        part.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                open.add(key(group));
                fill(part, group, shown);
            } else {
                open.remove(key(group));
            }
        });
        part.setOpened(open.contains(key(group)));
        return part;
    }

    private Div summary(Group group) {
        var name = new Div(new Span(DealGroups.name(by, group, getLocale(), this::getTranslation)));
        name.addClassNames("s-grow", "s-medium");
        if (group.of() != null) {
            var of = new Span(" " + group.of());
            of.addClassName("s-muted");
            name.add(of);
        }
        var count = new Span(getTranslation("deal.group.count", group.count()));
        var total = new Span(group.total() == null
                ? getTranslation("deal.no-value-yet")
                : desk.money(group.total()));
        total.addClassName("s-medium");
        var weighted = new Span(group.weighted() == null
                ? ""
                : getTranslation("deal.weighted", desk.money(group.weighted())));
        weighted.addClassNames("s-muted", "s-hide-phone");
        var line = new Div(name, count, total, weighted);
        line.addClassNames("s-row", "s-num", "s-group-line");
        return line;
    }

    private void fill(Details part, Group group, Shown shown) {
        part.removeAll();
        var grid = grids.get();
        var rows = (int) Math.min(group.count(), DealList.WINDOW);
        grid.setItems(new CallbackDataProvider<DealList.Row, Void>(
                page -> groups.rows(desk.viewer(), shown.query(), by, group, shown.sort(), page.getOffset(),
                        page.getLimit()).stream(),
                page -> rows, DealList.Row::id));
        grid.setAllRowsVisible(rows <= 20);
        if (rows > 20) {
            grid.setHeight("560px");
        }
        part.add(grid);
    }
}
