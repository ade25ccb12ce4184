package io.saluran.pipeline.account;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.record.Address;
import io.saluran.platform.export.ExportSource;
import io.saluran.platform.field.Fields;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// The accounts of the list as a table to take away.
@Component
public final class AccountExport implements ExportSource {

    private final AccountList list;

    @Activate
    public AccountExport(@Reference Db db, @Reference Fields fields) {
        list = new AccountList(db, fields);
    }

    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public String permission() {
        return AccountPermissions.READ;
    }

    @Override
    public List<String> columns() {
        return List.of("account.field.id", "account.field.externalId", "account.field.name", "account.field.parent",
                "account.field.industry", "account.field.location", "account.field.website",
                "account.field.foundedYear", "account.field.revenueMillions", "account.field.employees",
                "account.field.owner", "account.field.openDeals", "account.field.openValue", "account.field.wonValue");
    }

    @Override
    public List<String> furtherColumns(Viewer viewer) {
        return list.own().headings(viewer.locale());
    }

    @Override
    public void write(Viewer viewer, Map<String, String> filter, Sheet sheet) {
        list.each(viewer, list.filter(Address.parameters(filter)),
                row -> sheet.row(list.own().cells(row.fields(), row.id().toString(), row.externalId(),
                        row.name(), row.parentName(), row.industry(), row.location(), row.website(), row.foundedYear(),
                        row.revenueMillions(), row.employees(), row.ownerName(), row.openDeals(), row.openValue(),
                        row.wonValue())));
    }
}
