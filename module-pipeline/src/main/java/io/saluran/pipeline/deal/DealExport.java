package io.saluran.pipeline.deal;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.deal.DealGroups.By;
import io.saluran.pipeline.record.Address;
import io.saluran.platform.export.ExportSource;
import io.saluran.platform.field.Fields;
import io.saluran.platform.format.Formats;
import io.saluran.platform.text.Texts;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// The deals of the list or the board as a table to take away.
@Component
public final class DealExport implements ExportSource {

    private final DealList list;
    private final DealGroups groups;
    private final Texts texts;
    private final Formats formats;
    private final Clock clock;

    @Activate
    public DealExport(@Reference Db db, @Reference Fields fields, @Reference Texts texts, @Reference Formats formats,
            @Reference Clock clock) {
        list = new DealList(db, fields);
        groups = new DealGroups(db, list, fields);
        this.texts = texts;
        this.formats = formats;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "deals";
    }

    @Override
    public String permission() {
        return DealPermissions.READ;
    }

    @Override
    public List<String> columns() {
        return List.of("deal.field.id", "deal.field.externalId", "deal.field.name", "deal.pipeline", "deal.field.stage",
                "deal.field.account", "deal.field.owner", "deal.field.product", "deal.field.value", "deal.field.amount",
                "deal.field.currency",
                "deal.field.monthlyValue", "deal.field.yearlyValue", "deal.field.source",
                "deal.opened", "deal.field.closesOn", "deal.field.nextStep", "deal.field.nextStepOn",
                "deal.field.outcome", "deal.field.reason", "deal.closed", "deal.field.startsOn", "deal.field.endsOn",
                "deal.field.renews");
    }

    @Override
    public List<String> furtherColumns(Viewer viewer) {
        return list.own().headings(viewer.locale());
    }

    @Override
    public List<String> headings(Viewer viewer, Map<String, String> filter) {
        var by = by(filter).map(each -> texts.text(viewer.locale(), "deal.group." + each.word()));
        return columns(filter).map(columns -> Stream.concat(by.stream(),
                columns.keys().stream().map(key -> DealColumns.label(key, list.own(),
                        viewer.locale(), text -> texts.text(viewer.locale(), text))))
                .toList()).orElse(List.of());
    }

    private static Optional<By> by(Map<String, String> filter) {
        return By.of(filter.getOrDefault("group", ""));
    }

    /// The columns of the table that is taken out as it is seen.
    private Optional<DealColumns> columns(Map<String, String> filter) {
        return Optional.ofNullable(filter.get("columns")).map(words -> DealColumns.of(words, list.own()));
    }

    @Override
    public void write(Viewer viewer, Map<String, String> filter, Sheet sheet) {
        var query = DealQuery.of(Address.parameters(filter));
        var sort = DealList.Sort.of(filter.getOrDefault("sort", ""));
        cells(viewer, filter).ifPresentOrElse(
                cells -> by(filter).ifPresentOrElse(by -> {
                    var grouped = new GroupedExport(sheet, cells, by, groups.areOfSeveral(viewer, query, by),
                            texts.text(viewer.locale(), "deal.group.total"));
                    groups.each(viewer, query, by, sort, grouped::row);
                    grouped.end();
                }, () -> groups.each(viewer, query, null, sort, row -> sheet.row(cells.of(row)))),
                () -> list.each(viewer, query, row -> sheet.row(whole(row))));
    }

    private Optional<DealCells> cells(Viewer viewer, Map<String, String> filter) {
        var words = new RipenessWords((key, arguments) -> texts.text(viewer.locale(), key, arguments),
                date -> formats.date(date, viewer.locale()));
        return columns(filter).map(columns -> new DealCells(columns, list.own(),
                new DealWarnings(words, clock, viewer.zone())));
    }

    private @Nullable Object[] whole(DealList.Row row) {
        return list.own().cells(row.fields(), row.id().toString(), row.externalId(), row.name(),
                row.pipelineName(), row.stageName(), row.accountName(), row.ownerName(), row.productName(), row.value(),
                row.amount(), row.currency(), row.monthlyValue(), row.yearlyValue(), row.source(), row.openedOn(),
                row.closesOn(), row.nextStep(), row.nextStepOn(), row.outcome(),
                row.reason(), row.closedOn(), row.startsOn(), row.endsOn(),
                row.renews() == null ? null : row.renews().toString());
    }
}
