package io.saluran.content.asset;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import io.saluran.content.asset.AssetTypes.AssetType;
import io.saluran.content.asset.Assets.Outcome;
import io.saluran.platform.file.Files.FileTooLarge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Adds files to the library: they are dropped here, one or many, each gets the title and type that its name tells, and they
/// become drafts or are published at once.
final class UploadDialog extends AssetDialog {

    private static final long serialVersionUID = 1;
    private static final int MOST_FILES = 50;
    private static final int MEGA = 1 << 20;
    private static final List<String> LANGUAGES = List.of("en", "ms", "zh", "ta");

    private final transient AssetDesk desk;
    private final transient Consumer<List<UUID>> added;
    private final transient List<AssetType> types;
    private final transient List<IncomingRow> rows = new ArrayList<>();
    private final Div incoming = new Div();
    private final Select<String> language = new Select<>();
    private final Button draft;
    private final Button publish;

    /// @param added is told what was added
    UploadDialog(AssetDesk desk, Consumer<List<UUID>> added) {
        super(UiText.of("library.add-files"));
        this.desk = desk;
        this.added = added;
        types = desk.types().all();
        var upload = new Upload((UploadHandler) this::receive);
        upload.setMaxFiles(MOST_FILES);
        upload.setMaxFileSize(desk.mostMegabytes() * MEGA);
        upload.setI18n(words());
        upload.addFileRejectedListener(refused -> refuse(getTranslation("library.upload.too-large",
                desk.mostMegabytes())));
        upload.setWidthFull();
        incoming.addClassName("s-incomings");
        language.setLabel(getTranslation("library.upload.language"));
        language.setItems(LANGUAGES);
        language.setItemLabelGenerator(AssetWords::language);
        language.setValue(LANGUAGES.contains(getLocale().getLanguage()) ? getLocale().getLanguage() : "en");
        var about = new Paragraph(getTranslation("library.upload.about", desk.mostMegabytes()));
        about.addClassName("s-secondary");
        content(about, upload, incoming, language);
        draft = new Button(getTranslation("asset.save-draft"), click -> add(false));
        publish = main(getTranslation("asset.publish"), "send", () -> add(true));
        publish.setVisible(desk.mayPublish());
        getFooter().add(draft, publish);
        showState();
    }

    static UploadI18N words() {
        var words = new UploadI18N();
        words.setDropFiles(new UploadI18N.DropFiles().setOne(UiText.of("library.upload.drop"))
                .setMany(UiText.of("library.upload.drop")));
        words.setAddFiles(new UploadI18N.AddFiles().setOne(UiText.of("library.upload.choose"))
                .setMany(UiText.of("library.upload.choose")));
        return words;
    }

    /// Takes a file off the stream and reads its words, on the request's thread, before the page hears of it.
    private void receive(UploadEvent event) throws IOException {
        Incoming file;
        try (var content = event.getInputStream()) {
            file = Incoming.take(event.getFileName(), content, desk.mostMegabytes() * (long) MEGA);
        } catch (FileTooLarge large) {
            event.getUI().access(() -> refuse(getTranslation("library.upload.too-large", large.limit() / MEGA)));
            return;
        }
        event.getUI().access(() -> show(file));
    }

    /// Shows a file that came in, to be put right and added.
    void show(Incoming file) {
        clearProblem();
        var row = new IncomingRow(file, file.content().toFile().length(), types, this::forget);
        rows.add(row);
        incoming.add(row);
        showState();
    }

    private void forget(IncomingRow row) {
        rows.remove(row);
        incoming.remove(row);
        row.file().delete();
        showState();
    }

    private void showState() {
        language.setVisible(!rows.isEmpty());
        draft.setEnabled(!rows.isEmpty());
        publish.setEnabled(!rows.isEmpty());
    }

    private void add(boolean toPublish) {
        if (!rows.stream().map(IncomingRow::check).reduce(true, Boolean::logicalAnd)) {
            return;
        }
        var ids = new ArrayList<UUID>();
        for (var row : List.copyOf(rows)) {
            try {
                switch (desk.assets().addFile(desk.viewer(), row.details(language.getValue()), row.file())) {
                    case Outcome.Done done -> {
                        if (toPublish) {
                            desk.assets().bring(desk.viewer(), done.id(), AssetState.PUBLISHED, done.version());
                        }
                        ids.add(done.id());
                        forget(row);
                    }
                    case Outcome.Overtaken overtaken -> refuse(getTranslation("asset.overtaken"));
                    case Outcome.Refused(var why) -> refuse(getTranslation(why.key()));
                }
            } catch (FileTooLarge large) {
                refuse(getTranslation("library.upload.too-large", large.limit() / MEGA));
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
        if (rows.isEmpty()) {
            close();
        }
        added.accept(ids);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        rows.forEach(row -> row.file().delete());
    }
}
