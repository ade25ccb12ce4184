package io.saluran.training.handbook;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import io.saluran.training.handbook.HandbookImport.Plan;
import io.saluran.training.handbook.MarkdownFolder.Reason;
import io.saluran.training.handbook.MarkdownFolder.Refused;
import io.saluran.ui.component.Lucide;
import io.saluran.ui.component.Toast;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/// Takes a folder of Markdown files as ZIP into the handbook.
final class ImportDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient HandbookDesk desk;
    private final transient Runnable done;
    private final ParentField parent;
    private final LanguageField language;
    private final Div problem = new Div();

    ImportDialog(HandbookDesk desk, Runnable done) {
        this.desk = desk;
        this.done = done;
        setHeaderTitle(getTranslation("handbook.import"));
        setWidth("480px");
        setMaxWidth("96vw");
        parent = new ParentField(desk, null);
        language = new LanguageField(desk.viewer().locale().getLanguage());
        problem.addClassNames("s-callout", "over");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        var upload = new Upload((UploadHandler) this::receive);
        upload.setAcceptedFileExtensions(".zip");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MarkdownFolder.MOST_BYTES);
        upload.addFileRejectedListener(refused -> refuse(getTranslation("handbook.import.not-a-zip", "")));
        upload.setUploadButton(new Button(getTranslation("handbook.import.choose"), Lucide.icon("upload")));
        upload.setDropLabel(new Span(getTranslation("handbook.import.drop")));
        upload.setWidthFull();
        var about = new Paragraph(getTranslation("handbook.import.about"));
        about.addClassName("s-secondary");
        var fields = new Div(about, parent, language, upload, problem);
        fields.addClassName("s-stack");
        add(fields);
        getFooter().add(new Button(getTranslation("ui.cancel"), click -> close()));
    }

    /// On the request's thread.
    private void receive(UploadEvent event) throws IOException {
        byte[] content;
        try (var in = event.getInputStream()) {
            // The browser heeds the limit of the page, a program need not.
            content = in.readNBytes(MarkdownFolder.MOST_BYTES + 1);
        }
        event.getUI().access(() -> {
            if (content.length > MarkdownFolder.MOST_BYTES) {
                refuse(getTranslation(key(Reason.TOO_LARGE), event.getFileName()));
            } else {
                take(content);
            }
        });
    }

    /// Reads what was uploaded and makes its pages, or says why not.
    void take(byte[] content) {
        try {
            var folder = MarkdownFolder.zip(new ByteArrayInputStream(content));
            var count = desk.imports().into(desk.viewer(), folder,
                    new Plan(parent.chosen(), language.getValue(), null));
            close();
            Toast.show(folder.unreadable().isEmpty()
                    ? getTranslation("handbook.import.done", count)
                    : getTranslation("handbook.import.done-without", count, String.join(", ", folder.unreadable())));
            done.run();
        } catch (Refused refused) {
            refuse(getTranslation(key(refused.reason()), refused.file()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static String key(Reason reason) {
        return "handbook.import." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void refuse(String why) {
        problem.setText(why);
        problem.setVisible(true);
    }
}
