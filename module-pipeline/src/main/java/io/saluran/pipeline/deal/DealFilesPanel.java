package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import io.saluran.pipeline.deal.DealFiles.Entry;
import io.saluran.platform.file.Files.FileTooLarge;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The files of a deal: dropped here, several at once with their progress; downloaded by a click; removed with a way back.
final class DealFilesPanel extends Section {

    private static final long serialVersionUID = 1;
    private static final int KILO = 1 << 10;
    private static final int MEGA = 1 << 20;
    private static final int MOST_MEGABYTES = 100;

    /// That a file may have.
    static final long MOST_BYTES = MOST_MEGABYTES * (long) MEGA;
    private static final int MOST_FILES = 20;

    private final transient DealFiles files;
    private final transient DealDesk desk;
    private final transient DealPlace place;
    private final Div rows = new Div();
    private final @Nullable Upload upload;
    private final transient List<UUID> added = new ArrayList<>();
    private @Nullable UUID addedTo;

    DealFilesPanel(DealFiles files, DealDesk desk, DealPlace place) {
        this.files = files;
        this.desk = desk;
        this.place = place;
        addClassName("s-panel");
        add(new Header(new H2(getTranslation("deal.files"))), rows);
        upload = desk.mayWrite() ? box() : null;
        if (upload != null) {
            add(upload);
        }
    }

    /// Where files are dropped; null for who may add none.
    @Nullable
    Upload upload() {
        return upload;
    }

    private Upload box() {
        var upload = new Upload((UploadHandler) this::receive);
        upload.setMaxFiles(MOST_FILES);
        upload.setMaxFileSize(MOST_MEGABYTES * MEGA);
        var words = new UploadI18N();
        words.setDropFiles(new UploadI18N.DropFiles().setOne(getTranslation("deal.files.drop"))
                .setMany(getTranslation("deal.files.drop")));
        words.setAddFiles(new UploadI18N.AddFiles().setOne(getTranslation("deal.files.choose"))
                .setMany(getTranslation("deal.files.choose")));
        upload.setI18n(words);
        upload.addFileRejectedListener(refused -> Toast.error(getTranslation("deal.files.too-large", MOST_MEGABYTES)));
        upload.addAllFinishedListener(done -> {
            upload.clearFileList();
            tellAdded();
        });
        upload.setWidthFull();
        return upload;
    }

    private void receive(UploadEvent event) throws IOException {
        try (var content = event.getInputStream()) {
            take(event.getUI(), event.getFileName(), event.getContentType(), content);
        }
    }

    /// On the request's thread.
    void take(UI ui, String name, @Nullable String type, InputStream content) throws IOException {
        var deal = place.deal().id();
        try (var coming = ComingFile.take(content, MOST_BYTES); var taken = coming.open()) {
            if (coming.isEmpty()) {
                ui.access(() -> Toast.error(getTranslation("deal.files.is-empty", name)));
                return;
            }
            var kept = files.add(desk.viewer(), deal, name,
                    Objects.requireNonNullElse(type, "application/octet-stream"), taken).orElse(null);
            ui.access(() -> came(deal, kept));
        } catch (FileTooLarge large) {
            ui.access(() -> Toast.error(getTranslation("deal.files.too-large", large.limit() / MEGA)));
        }
    }

    private void came(UUID deal, @Nullable UUID kept) {
        if (kept == null) {
            Toast.error(getTranslation("deal.gone"));
        } else {
            added.add(kept);
            addedTo = deal;
        }
        reload();
    }

    /// Once all that were dropped together are there.
    void tellAdded() {
        var these = List.copyOf(added);
        var deal = addedTo;
        added.clear();
        if (these.isEmpty() || deal == null) {
            return;
        }
        place.undos().did(getTranslation("deal.files.added", these.size()), new Touched(deal, "file/" + these), () -> {
            var taken = these.stream().filter(each -> files.remove(desk.viewer(), each, true)).count();
            return isDone(taken > 0);
        });
    }

    private boolean isDone(boolean done) {
        if (!done) {
            Toast.error(getTranslation("deal.undo-overtaken"));
        }
        reload();
        return done;
    }

    private void reload() {
        place.done(new Deals.Outcome.Done(place.deal().version()));
    }

    void show() {
        rows.removeAll();
        var entries = files.of(desk.viewer(), place.deal().id());
        if (entries.isEmpty()) {
            rows.add(new EmptyState(getTranslation("deal.files.none")));
        }
        entries.forEach(entry -> rows.add(row(entry)));
    }

    private Component row(Entry entry) {
        var link = new Anchor(new DealFileDownload(files, desk.viewer(), entry.id()), AttachmentType.DOWNLOAD, "");
        link.setText(entry.name());
        link.addClassName("s-link");
        var about = new Span(getTranslation("deal.files.about", size(entry.bytes()),
                Objects.requireNonNullElse(entry.by(), getTranslation("deal.by-import")),
                desk.date(entry.at().atZone(desk.viewer().zone()).toLocalDate())));
        about.addClassNames("s-muted", "s-second-line");
        var what = new Div(link, about);
        what.addClassNames("s-grow", "s-two-lines");
        var row = new Div(Lucide.icon("file-text"), what);
        row.addClassName("s-row");
        if (desk.mayWrite()) {
            var remove = new Button(Lucide.icon("x"), click -> remove(entry));
            remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            remove.addThemeName("icon");
            remove.setAriaLabel(getTranslation("deal.files.remove", entry.name()));
            row.add(remove);
        }
        return row;
    }

    private String size(long bytes) {
        if (bytes < KILO) {
            return getTranslation("deal.files.bytes", bytes);
        }
        return bytes < MEGA
                ? getTranslation("deal.files.kilobytes", bytes / KILO)
                : getTranslation("deal.files.megabytes", bytes / MEGA);
    }

    private void remove(Entry entry) {
        if (files.remove(desk.viewer(), entry.id(), true)) {
            place.undos().did(getTranslation("deal.files.removed", entry.name()),
                    new Touched(place.deal().id(), "file/" + entry.id()),
                    () -> isDone(files.remove(desk.viewer(), entry.id(), false)));
        }
        reload();
    }
}
