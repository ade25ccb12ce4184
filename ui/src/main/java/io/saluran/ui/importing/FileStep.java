package io.saluran.ui.importing;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.upload.Upload;
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
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is to be imported, and the file.
final class FileStep extends Div {

    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(FileStep.class);
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
        upload.setI18n(UploadWords.in(this, LARGEST_MB));
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
            refuse(ui, () -> getTranslation("importing.file.too-large", LARGEST_MB));
            return;
        }
        try (var content = event.getInputStream()) {
            take(ui, event.getFileName(), content);
        } catch (IOException broken) {
            LOG.info("A file to import did not arrive whole", broken);
            refuse(ui, () -> getTranslation("importing.file.broken-off", event.getFileName()));
        }
    }

    /// Looks at a file and goes on, or says what is wrong with it.
    void take(UI ui, String name, InputStream content) throws IOException {
        try {
            var draft = imports.open(viewer, target.getValue(), name, content);
            ui.access(() -> opened.accept(draft));
        } catch (ImportProblem refused) {
            refuse(ui, () -> name + ": " + OffUi.words(ui, refused));
        } catch (RuntimeException | Error failure) {
            var number = Integer.toHexString(System.identityHashCode(failure));
            LOG.error("A file could not be opened to import it, number {}", number, failure);
            refuse(ui, () -> getTranslation("importing.file.failed", name, number));
        }
    }

    private void refuse(UI ui, Supplier<String> words) {
        OffUi.tell(ui, () -> {
            upload.clearFileList();
            tell(words.get());
        });
    }

    private void tell(String words) {
        problem.setText(words);
        problem.setVisible(true);
    }
}
