package io.saluran.ui.importing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.upload.UploadI18N;
import java.util.List;

/// All that the upload of one file says, in the person's language.
final class UploadWords {

    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");

    private UploadWords() {}

    /// @param of gives the language
    /// @param largest in MB
    static UploadI18N in(Component of, int largest) {
        var words = new UploadI18N();
        words.setDropFiles(new UploadI18N.DropFiles().setOne(of.getTranslation("importing.file.drop"))
                .setMany(of.getTranslation("importing.file.drop")));
        words.setAddFiles(new UploadI18N.AddFiles().setOne(of.getTranslation("importing.file.choose"))
                .setMany(of.getTranslation("importing.file.choose")));
        words.setError(new UploadI18N.Error()
                .setFileIsTooBig(of.getTranslation("importing.file.too-large", largest))
                .setTooManyFiles(of.getTranslation("importing.file.one")));
        words.setUploading(new UploadI18N.Uploading()
                .setStatus(new UploadI18N.Uploading.Status()
                        .setConnecting(of.getTranslation("importing.file.connecting"))
                        .setStalled(of.getTranslation("importing.file.stalled"))
                        .setProcessing(of.getTranslation("importing.file.processing"))
                        .setHeld(of.getTranslation("importing.file.held")))
                .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                        .setPrefix(of.getTranslation("importing.file.remaining"))
                        .setUnknown(of.getTranslation("importing.file.remaining-unknown")))
                .setError(new UploadI18N.Uploading.Error()
                        .setServerUnavailable(of.getTranslation("importing.file.unavailable"))
                        .setUnexpectedServerError(of.getTranslation("importing.file.server-error"))
                        .setForbidden(of.getTranslation("importing.file.forbidden"))
                        .setFileTooLarge(of.getTranslation("importing.file.too-large", largest))));
        words.setFile(new UploadI18N.File().setRetry(of.getTranslation("importing.file.retry"))
                .setStart(of.getTranslation("importing.file.start"))
                .setRemove(of.getTranslation("importing.file.remove")));
        words.setUnits(UNITS);
        return words;
    }
}
