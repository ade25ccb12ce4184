package io.saluran.dist;

import io.saluran.db.Db;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.event.Events;
import io.saluran.platform.export.ExportSource;
import io.saluran.platform.field.FieldType;
import io.saluran.platform.field.Fields;
import io.saluran.platform.file.Files;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.Imports;
import io.saluran.platform.internal.audit.AuditExport;
import io.saluran.platform.internal.audit.AuditTrail;
import io.saluran.platform.internal.extension.Extensions;
import io.saluran.platform.internal.field.BuiltInTypes;
import io.saluran.platform.internal.field.KnownPeople;
import io.saluran.platform.internal.file.FileCleaning;
import io.saluran.platform.internal.file.HomeFiles;
import io.saluran.platform.internal.format.CldrFormats;
import io.saluran.platform.internal.importing.ImportPermissions;
import io.saluran.platform.internal.importing.ImportsResource;
import io.saluran.platform.internal.importing.PeopleTarget;
import io.saluran.platform.internal.node.Nodes;
import io.saluran.platform.internal.node.SharedFolder;
import io.saluran.platform.internal.people.Permissions;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.platform.internal.rest.Tokens;
import io.saluran.platform.internal.setting.FileSettings;
import io.saluran.platform.internal.trust.BundleRoles;
import io.saluran.platform.internal.trust.GrantedSettings;
import io.saluran.platform.internal.view.StoredViews;
import io.saluran.platform.job.Job;
import io.saluran.platform.people.People;
import io.saluran.platform.rest.RestResource;
import io.saluran.platform.right.PermissionSet;
import io.saluran.platform.setting.Settings;
import io.saluran.platform.setting.SettingsSection;
import io.saluran.platform.text.Texts;
import io.saluran.platform.view.CompanyViews;
import io.saluran.platform.view.SavedViews;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.osgi.framework.FrameworkUtil;

/// The services of the host that bundles find, those of people and mail apart. Which bundle is handed which, says the gate.
final class HostServices {

    private HostServices() {}

    /// @param roles hands each bundle the database in a role of its own
    /// @param files where uploaded files lie
    static void offer(Platform platform, BundleRoles roles, SharedFolder files) {
        var context = platform.framework().context();
        context.registerService(Db.class, roles, FrameworkUtil.asDictionary(Map.of()));
        platform.offer(Clock.class, platform.clock());
        platform.offer(Texts.class, platform.texts());
        platform.offer(Events.class, platform.events());
        platform.offer(Audit.class, platform.audit());
        context.registerService(Settings.class, new GrantedSettings(platform.settings(), platform.framework().gate()),
                FrameworkUtil.asDictionary(Map.of()));
        platform.offer(People.class, platform.people());
        var homeFiles = new HomeFiles(platform.db(), platform.settings(), platform.clock(),
                files.path().resolve("files"));
        platform.offer(Files.class, homeFiles);
        platform.offer(Job.class, new FileCleaning(homeFiles));
        platform.offer(Permissions.class, platform.permissions());
        platform.offer(Tokens.class, platform.tokens());
        platform.offer(Imports.class, platform.imports());
        platform.offer(Extensions.class, platform.extensions());
        platform.offer(Nodes.class, platform.nodes());
        platform.offer(PermissionSet.class, new PlatformPermissions());
        platform.offer(PermissionSet.class, new ImportPermissions());
        platform.offer(ImportTarget.class, new PeopleTarget(platform.texts()));
        platform.offer(RestResource.class, new ImportsResource(platform.imports(), platform.texts()));
        platform.offer(SettingsSection.class, new FileSettings());
        platform.offer(ExportSource.class, new AuditExport(new AuditTrail(platform.db()), platform.texts()));
        var formats = new CldrFormats(platform.settings(), platform.texts(), platform.clock());
        platform.offer(Formats.class, formats);
        var views = new StoredViews(platform.db(), platform.audit());
        platform.offer(SavedViews.class, views);
        platform.offer(CompanyViews.class, views);
        platform.offer(Fields.class, platform.fields());
        BuiltInTypes.all(formats, platform.texts(), new KnownPeople(platform.people(), platform.events()))
                .forEach(type -> platform.offer(FieldType.class, type));
        context.registerService(ExecutorService.class, platform.background(),
                FrameworkUtil.asDictionary(Map.of("saluran", "background")));
        new BundleTexts(context, platform.texts()).open();
    }
}
