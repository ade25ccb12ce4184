package io.saluran.ui.testing;

import com.vaadin.flow.server.VaadinService;
import io.saluran.db.Db;
import io.saluran.platform.event.Events;
import io.saluran.platform.field.FieldType;
import io.saluran.platform.field.FieldedRecord;
import io.saluran.platform.internal.audit.AuditLog;
import io.saluran.platform.internal.field.BuiltInTypes;
import io.saluran.platform.internal.field.CompanyFields;
import io.saluran.platform.internal.field.FieldChanges;
import io.saluran.platform.internal.field.FieldTypes;
import io.saluran.platform.internal.field.KnownPeople;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.notification.StoredReminders;
import io.saluran.platform.internal.people.NewPeople;
import io.saluran.platform.internal.people.SignIn;
import io.saluran.platform.internal.setting.CompanySettings;
import io.saluran.platform.search.SearchProvider;
import io.saluran.platform.setting.AmountHolder;
import io.saluran.platform.setting.SettingsSection;
import io.saluran.platform.testing.TestPeople;
import io.saluran.ui.command.Command;
import io.saluran.ui.field.FieldEditor;
import io.saluran.ui.home.HomeTile;
import io.saluran.ui.internal.field.BuiltInEditors;
import io.saluran.ui.internal.field.FieldEditors;
import io.saluran.ui.internal.field.FieldHost;
import io.saluran.ui.internal.notification.ReminderDialog;
import io.saluran.ui.internal.shell.OpenPages;
import io.saluran.ui.internal.shell.UiHost;
import io.saluran.ui.internal.shell.ViewRegistry;
import io.saluran.ui.panel.RecordPanel;
import java.time.Clock;
import java.util.concurrent.ExecutorService;

/// The host as pages find it in Vaadin's context, over a real database and a real bundle framework.
public final class TestHost {

    private TestHost() {}

    /// Makes the host that the pages opened from now on find.
    ///
    /// @param background what pages hand their reading to
    public static UiHost offer(BundleFramework framework, Db db, Clock clock, Events events,
            ExecutorService background) {
        var audit = new AuditLog(clock);
        var pages = new OpenPages();
        var context = framework.context();
        var views = new ViewRegistry(clock, pages);
        views.open(context, VaadinService.getCurrent().getRouter().getRegistry());
        var texts = ClassPathTexts.catalogue();
        var settings = new CompanySettings(db, audit, events);
        var people = TestPeople.in(db).directory();
        BuiltInTypes.all(new CldrFormats(settings, texts, clock), texts, new KnownPeople(people, events))
                .forEach(type -> context.registerService(FieldType.class, type, null));
        BuiltInEditors.all().forEach(editor -> context.registerService(FieldEditor.class, editor, null));
        var fields = new FieldHost(
                new FieldChanges(db, audit, events, clock,
                        new CompanyFields(db, events, texts, FieldTypes.of(context))),
                new FieldEditors(context, pages::fieldsChanged), Contributions.of(context, FieldedRecord.class));
        var host = new UiHost(framework, texts, settings,
                people, new SignIn(db, audit, clock), new NewPeople(db, audit, clock),
                background,
                views, Contributions.of(context, RecordPanel.class), Contributions.of(context, HomeTile.class),
                Contributions.of(context, SearchProvider.class), Contributions.of(context, AmountHolder.class),
                Contributions.of(context, SettingsSection.class), Contributions.of(context, Command.class), fields,
                new ReminderDialog.Desk(new StoredReminders(db, clock), new CldrFormats(settings, texts, clock), clock),
                pages);
        VaadinService.getCurrent().getContext().setAttribute(UiHost.class, host);
        return host;
    }
}
