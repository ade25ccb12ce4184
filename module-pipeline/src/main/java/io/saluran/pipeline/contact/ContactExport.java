package io.saluran.pipeline.contact;

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

/// The contacts of the list as a table to take away.
@Component
public final class ContactExport implements ExportSource {

    private final ContactList list;

    @Activate
    public ContactExport(@Reference Db db, @Reference Fields fields) {
        list = new ContactList(db, fields);
    }

    @Override
    public String name() {
        return "contacts";
    }

    @Override
    public String permission() {
        return ContactPermissions.READ;
    }

    @Override
    public List<String> columns() {
        return List.of("contact.field.id", "contact.field.externalId", "contact.field.name", "contact.field.account",
                "contact.field.title", "contact.field.email", "contact.field.phone", "contact.field.doNotContact",
                "contact.field.owner");
    }

    @Override
    public List<String> furtherColumns(Viewer viewer) {
        return list.own().headings(viewer.locale());
    }

    @Override
    public void write(Viewer viewer, Map<String, String> filter, Sheet sheet) {
        list.each(viewer, list.filter(Address.parameters(filter)),
                row -> sheet.row(list.own().cells(row.fields(), row.id().toString(), row.externalId(),
                        row.name(), row.accountName(), row.title(), row.email(), row.phone(),
                        Boolean.toString(row.doNotContact()), row.ownerName())));
    }
}
