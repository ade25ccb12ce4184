package io.saluran.ui.importing;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.importing.ImportDraft;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.Imports;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Lucide;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/// What is to be imported, and the file.
final class FileStep extends Div {

    private static final long serialVersionUID = 1;
    private static final int LARGEST_MB = 500;

    private final transient Imports imports;
    private final transient Viewer viewer;
    private final transient Consumer<ImportDraft> opened;
    private final Select<String> target = new Select<>();
    private final Upload upload = new Upload();
    private final Paragraph problem = new Paragraph();

    FileStep(Imports imports, Formats formats, Viewer viewer, String wanted, Consumer<ImportDraft> opened) {
        this.imports = imports;
        this.viewer = viewer;
        this.opened = opened;
        addClassNames("s-scroll", "s-pad");
        var targets = imports.targets(viewer);
        if (targets.isEmpty()) {
            add(new EmptyState(getTranslation("importing.nothing-allowed")));
            return;
        }
        var column = new Div(new H2(getTranslation("importing.file.title")), chooser(targets, wanted), drop(), problem);
        column.addClassNames("s-wide", "s-stack");
        problem.addClassNames("s-callout", "over");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        var hint = new Paragraph(getTranslation("importing.file.hint"));
        hint.addClassNames("s-small", "s-secondary");
        column.add(hint, new KeptPart(imports, formats, viewer, opened));
        add(column);
    }

    private Select<String> chooser(List<String> targets, String wanted) {
        target.setLabel(getTranslation("importing.file.what"));
        target.setItems(targets);
        target.setItemLabelGenerator(name -> getTranslation("import.target." + name));
        target.setValue(targets.contains(wanted) ? wanted : targets.getFirst());
        return target;
    }

    private Upload drop() {
        var words = new UploadI18N();
        words.setDropFiles(new UploadI18N.DropFiles().setOne(getTranslation("importing.file.drop")));
        words.setAddFiles(new UploadI18N.AddFiles().setOne(getTranslation("importing.file.choose")));
        words.setError(new UploadI18N.Error()
                .setFileIsTooBig(getTranslation("importing.file.too-large", LARGEST_MB))
                .setTooManyFiles(getTranslation("importing.file.one")));
        upload.setI18n(words);
        upload.setUploadButton(new Button(getTranslation("importing.file.choose"), Lucide.icon("upload")));
        upload.setDropLabel(new Span(getTranslation("importing.file.drop")));
        upload.setMaxFileSize(LARGEST_MB << 20);
        upload.setUploadHandler(this::receive);
        upload.setWidthFull();
        upload.addFileRejectedListener(rejected -> tell(rejected.getErrorMessage()));
        return upload;
    }

    /// Runs on the thread of the request that brings the file, without the session's lock.
    private void receive(UploadEvent event) {
        var ui = event.getUI();
        if (event.getFileSize() > (long) LARGEST_MB << 20) {
            // A browser that heeds the page's limit does not come here.
            ui.access(() -> tell(getTranslation("importing.file.too-large", LARGEST_MB)));
            return;
        }
        try (var content = event.getInputStream()) {
            take(ui, event.getFileName(), content);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Looks at a file and goes on, or says what is wrong with it.
    void take(UI ui, String name, InputStream content) throws IOException {
        try {
            var draft = imports.open(viewer, target.getValue(), name, content);
            ui.access(() -> opened.accept(draft));
        } catch (ImportProblem refused) {
            ui.access(() -> {
                upload.clearFileList();
                tell(name + ": " + OffUi.words(ui, refused));
            });
        }
    }

    private void tell(String words) {
        problem.setText(words);
        problem.setVisible(true);
    }
}
