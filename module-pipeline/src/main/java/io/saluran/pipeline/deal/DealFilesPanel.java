package io.saluran.pipeline.deal;

import com.vaadin.flow.component.Component;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The files of a deal: dropped here, several at once with their progress; downloaded by a click; removed with a way back.
final class DealFilesPanel extends Section {

    private static final long serialVersionUID = 1;
    private static final int KILO = 1 << 10;
    private static final int MEGA = 1 << 20;
    private static final int MOST_MEGABYTES = 100;
    private static final int MOST_FILES = 20;

    private final transient DealFiles files;
    private final transient DealDesk desk;
    private final transient DealPlace place;
    private final Div rows = new Div();
    private final @Nullable Upload upload;

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
        upload.addAllFinishedListener(done -> upload.clearFileList());
        upload.setWidthFull();
        return upload;
    }

    /// On the request's thread.
    private void receive(UploadEvent event) throws IOException {
        var deal = place.deal().id();
        var type = Objects.requireNonNullElse(event.getContentType(), "application/octet-stream");
        try (var content = event.getInputStream();
                var coming = ComingFile.take(content, MOST_MEGABYTES * (long) MEGA);
                var taken = coming.open()) {
            if (coming.isEmpty()) {
                event.getUI().access(() -> Toast.error(getTranslation("deal.files.is-empty", event.getFileName())));
                return;
            }
            var kept = files.add(desk.viewer(), deal, event.getFileName(), type, taken);
            event.getUI().access(() -> came(kept));
        } catch (FileTooLarge large) {
            event.getUI().access(() -> Toast.error(getTranslation("deal.files.too-large", large.limit() / MEGA)));
        }
    }

    private void came(boolean kept) {
        if (!kept) {
            Toast.error(getTranslation("deal.gone"));
        }
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
            Toast.undo(getTranslation("deal.files.removed", entry.name()), () -> {
                files.remove(desk.viewer(), entry.id(), false);
                came(true);
            });
        }
        came(true);
    }
}
