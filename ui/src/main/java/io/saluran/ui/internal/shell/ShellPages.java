package io.saluran.ui.internal.shell;

import com.vaadin.flow.component.Component;
import io.saluran.platform.internal.job.JobPermissions;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.platform.internal.webhook.WebhookPermissions;
import io.saluran.ui.importing.ImportPages;
import io.saluran.ui.internal.extension.ExtensionsView;
import io.saluran.ui.internal.field.FieldsView;
import io.saluran.ui.internal.job.JobsView;
import io.saluran.ui.internal.mail.MailView;
import io.saluran.ui.internal.setting.CompanyView;
import io.saluran.ui.internal.setting.OptionsView;
import io.saluran.ui.internal.webhook.WebhooksView;
import io.saluran.ui.view.NavigationEntry;
import io.saluran.ui.view.ViewContribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The host's own pages, contributed in the way of bundles.
public final class ShellPages {

    private ShellPages() {}

    public static List<ViewContribution> all() {
        var pages = new ArrayList<ViewContribution>(ImportPages.all());
        pages.add(new Page(CompanyView.class, PlatformPermissions.WRITE_SETTINGS,
                new NavigationEntry("settings", "company.title", "building", 5, false)));
        pages.add(new Page(OptionsView.class, PlatformPermissions.WRITE_SETTINGS,
                new NavigationEntry("settings", "options.title", "sliders-horizontal", 6, false)));
        pages.add(new Page(MailView.class, PlatformPermissions.WRITE_SETTINGS,
                new NavigationEntry("settings", "mailing.title", "mail", 8, false)));
        pages.add(new Page(FieldsView.class, PlatformPermissions.WRITE_SETTINGS,
                new NavigationEntry("settings", "fields.title", "text-cursor-input", 7, false)));
        pages.add(new Page(ExtensionsView.class, PlatformPermissions.WRITE_EXTENSIONS,
                new NavigationEntry("settings", "extensions.title", "puzzle", 50, false)));
        pages.add(new Page(JobsView.class, JobPermissions.RUN,
                new NavigationEntry("settings", "jobs.title", "clock", 55, false)));
        pages.add(new Page(WebhooksView.class, WebhookPermissions.WRITE,
                new NavigationEntry("settings", "webhooks.title", "webhook", 52, false)));
        return pages;
    }

    private record Page(Class<? extends Component> view, String permission, NavigationEntry entry)
            implements
                ViewContribution {
        @Override
        public Optional<NavigationEntry> navigation() {
            return Optional.of(entry);
        }
    }
}
