package io.saluran.content.asset;

import com.vaadin.flow.component.UI;
import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import io.saluran.platform.file.Files;
import io.saluran.platform.format.Formats;
import io.saluran.platform.setting.Settings;
import io.saluran.ui.command.Command;
import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// New content from wherever one is: files first, for most content is one.
@Component
public final class AddContentCommand implements Command {

    private final Db db;
    private final Files files;
    private final Events events;
    private final Clock clock;
    private final Formats formats;
    private final Settings settings;

    @Activate
    public AddContentCommand(@Reference Db db, @Reference Files files, @Reference Events events,
            @Reference Clock clock, @Reference Formats formats, @Reference Settings settings) {
        this.db = db;
        this.files = files;
        this.events = events;
        this.clock = clock;
        this.formats = formats;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "content.asset.add";
    }

    @Override
    public String icon() {
        return "file-plus";
    }

    @Override
    public Optional<String> permission() {
        return Optional.of(AssetPermissions.WRITE);
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public void run(UI ui, Viewer viewer) {
        var assets = new Assets(db, files, events, clock);
        var desk = new AssetDesk(viewer, new AssetLibrary(db), assets, new AssetTypes(db), new AssetFiles(db, files),
                new AssetVersions(db, assets, files, clock), formats, settings);
        new UploadDialog(desk, added -> ui.navigate(LibraryAddress.PATH)).open();
    }
}
