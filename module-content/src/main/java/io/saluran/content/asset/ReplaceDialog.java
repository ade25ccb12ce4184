package io.saluran.content.asset;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import io.saluran.content.asset.Assets.Outcome;
import io.saluran.platform.file.Files.FileTooLarge;
import io.saluran.ui.component.Toast;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Puts another file in the place of an asset's.
final class ReplaceDialog extends AssetDialog {

    private static final long serialVersionUID = 1;
    private static final int MEGA = 1 << 20;

    private final transient AssetDesk desk;
    private final transient AssetRow asset;
    private final transient Runnable changed;
    private final Paragraph chosen = new Paragraph();
    private final Button replace;
    private transient @Nullable Incoming file;

    ReplaceDialog(AssetDesk desk, AssetRow asset, Runnable changed) {
        super(UiText.of("asset.replace"));
        this.desk = desk;
        this.asset = asset;
        this.changed = changed;
        var upload = new Upload((UploadHandler) this::receive);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(desk.mostMegabytes() * MEGA);
        upload.setI18n(UploadDialog.words());
        upload.addFileRejectedListener(refused -> refuse(getTranslation("library.upload.too-large",
                desk.mostMegabytes())));
        upload.setWidthFull();
        var about = new Paragraph(getTranslation("asset.replace.about", String.valueOf(asset.fileName())));
        about.addClassName("s-secondary");
        chosen.getElement().setAttribute("role", "status");
        content(about, upload, chosen);
        replace = main(getTranslation("asset.replace"), "refresh-cw", this::replace);
        replace.setEnabled(false);
        getFooter().add(replace);
    }

    /// Takes the file off the stream and reads its words, on the request's thread, before the page hears of it.
    private void receive(UploadEvent event) throws IOException {
        Incoming taken;
        try (var content = event.getInputStream()) {
            taken = Incoming.take(event.getFileName(), content, desk.mostMegabytes() * (long) MEGA);
        } catch (FileTooLarge large) {
            event.getUI().access(() -> refuse(getTranslation("library.upload.too-large", large.limit() / MEGA)));
            return;
        }
        event.getUI().access(() -> choose(taken));
    }

    /// Shows a file that came in, in place of the one before.
    void choose(Incoming taken) {
        forget();
        clearProblem();
        file = taken;
        chosen.setText(
                getTranslation("asset.file-size", taken.name(), AssetWords.size(taken.content().toFile().length())));
        replace.setEnabled(true);
    }

    private void replace() {
        if (file == null) {
            return;
        }
        try {
            switch (desk.versions().replace(desk.viewer(), asset.id(), file, asset.version())) {
                case Outcome.Done done -> {
                    close();
                    Toast.show(getTranslation("asset.replaced", asset.title()));
                    changed.run();
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

    private void forget() {
        if (file != null) {
            file.delete();
            file = null;
        }
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        forget();
    }
}
