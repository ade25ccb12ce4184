package io.saluran.ui.internal.job;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.saluran.db.Viewer;
import io.saluran.platform.event.Events;
import io.saluran.platform.format.Formats;
import io.saluran.platform.internal.job.JobChanged;
import io.saluran.platform.internal.job.JobHost;
import io.saluran.platform.internal.job.JobList;
import io.saluran.platform.internal.job.JobList.Row;
import io.saluran.ui.component.EmptyState;
import io.saluran.ui.component.Hearing;
import io.saluran.ui.component.Later;
import io.saluran.ui.component.PageHeader;
import io.saluran.ui.component.Toast;
import io.saluran.ui.internal.shell.UiHost;
import java.util.List;

/// What is done by itself: when each job ran, what came of it, when it runs again, and a way to run it now.
@Route("settings/jobs")
public final class JobsView extends Div implements HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Viewer viewer;
    private final transient JobHost host;
    private final transient JobList jobs;
    private final transient JobWords words;
    private final Later list = new Later();

    public JobsView(Viewer viewer, JobHost host, JobList jobs, Events events, Formats formats, UiHost ui) {
        this.viewer = viewer;
        this.host = host;
        this.jobs = jobs;
        this.words = new JobWords(viewer, formats, ui.texts(), ui.framework());
        addClassName("s-page");
        var about = new Paragraph(getTranslation("jobs.about"));
        about.addClassName("s-muted");
        about.getStyle().setMarginBottom("12px");
        var scroll = new Div(about, list);
        scroll.addClassNames("s-scroll", "s-pad");
        add(new PageHeader(getTranslation("jobs.title")), scroll);
        new Hearing(this, events).of(JobChanged.class, changed -> show());
        show();
    }

    private void show() {
        list.load(jobs::rows, this::rows);
    }

    private Component rows(List<Row> rows) {
        if (rows.isEmpty()) {
            return new EmptyState(getTranslation("jobs.empty"));
        }
        var all = new Div();
        all.addClassNames("s-list", "inset");
        rows.forEach(row -> all.add(new JobRow(row, words, () -> run(row))));
        return all;
    }

    private void run(Row row) {
        var begun = host.runNow(viewer, row.name());
        Toast.show(getTranslation(begun ? "jobs.begun" : "jobs.not-begun", words.title(row.name())));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("jobs.title");
    }
}
