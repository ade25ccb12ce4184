package io.saluran.ui.internal.extension;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import io.saluran.platform.internal.extension.Extensions;
import io.saluran.platform.internal.extension.JarAnswer;
import io.saluran.platform.internal.extension.Plan;
import io.saluran.platform.text.Texts;
import io.saluran.ui.component.Lucide;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/// Takes the jar of a bundle by button or drop.
final class JarUpload extends Div {

    private static final long serialVersionUID = 1;

    private final transient Extensions extensions;
    private final transient Texts texts;
    private final transient Consumer<Plan> planned;
    private final Upload upload = new Upload();
    private final Paragraph problem = new Paragraph();

    JarUpload(Extensions extensions, Texts texts, Consumer<Plan> planned) {
        this.extensions = extensions;
        this.texts = texts;
        this.planned = planned;
        upload.setUploadButton(new Button(getTranslation("extensions.upload"), Lucide.icon("upload")));
        upload.setDropLabel(new Span(getTranslation("extensions.drop")));
        upload.setUploadHandler(this::receive);
        upload.setWidthFull();
        problem.addClassNames("s-callout", "over");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        addClassName("s-stack");
        add(upload, problem);
    }

    /// Runs on the thread of the request that brings the file, without the session's lock.
    private void receive(UploadEvent event) {
        try (var content = event.getInputStream()) {
            take(event.getUI(), event.getFileName(), content);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// Looks at a file, and hands its plan on or says what is wrong with it. That a version is older stands in the plan.
    void take(UI ui, String name, InputStream content) throws IOException {
        switch (extensions.receive(content, true)) {
            case JarAnswer.Accepted accepted -> {
                var plan = extensions.plan(accepted.facts());
                ui.access(() -> {
                    tell("");
                    planned.accept(plan);
                });
            }
            case JarAnswer.Refused refused -> ui.access(() -> tell(name + ": " + refused.words().in(texts,
                    ui.getLocale())));
        }
    }

    private void tell(String words) {
        upload.clearFileList();
        problem.setText(words);
        problem.setVisible(!words.isEmpty());
    }
}
