package io.saluran.bench;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.saluran.platform.testing.TestBundle;
import io.saluran.ui.home.HomeTile;
import io.saluran.ui.view.ViewContribution;
import java.io.IOException;
import java.nio.file.Path;

/// A third party's bundle with a page and a table of its own.
record SmallBundle(String name, String version) {

    static SmallBundle of(int number) {
        return new SmallBundle("bench.small" + number, "1.0.0");
    }

    /// Where its file answers as soon as it runs.
    String asset() {
        return "/bundle/" + name + '/' + version + "/hello.txt";
    }

    Path in(Path folder) throws IOException {
        var route = name.replace('.', '-');
        return TestBundle.of(name, version).header("Bundle-Name", "Small " + name)
                .header("Import-Package",
                        "com.vaadin.flow.component,com.vaadin.flow.component.html,com.vaadin.flow.router,"
                                + "io.saluran.ui.view")
                .uses(ViewContribution.class, HomeTile.class, Component.class, Div.class)
                .source("Page", """
                        @com.vaadin.flow.router.Route("%s")
                        public final class Page extends com.vaadin.flow.component.html.Div {
                            public Page() { setText("%s"); }
                        }""".formatted(route, version))
                .source("Contribution", """
                        public final class Contribution implements io.saluran.ui.view.ViewContribution {
                            public Class<? extends com.vaadin.flow.component.Component> view() { return Page.class; }
                            public String permission() { return "platform.people.read"; }
                        }""")
                .component("Contribution", ViewContribution.class)
                .schema(name.replace('.', '_'), java.util.Map.of("001-thing.sql", """
                        --changeset bench:001-thing
                        CREATE TABLE thing (id uuid CONSTRAINT thing_pk PRIMARY KEY, name text NOT NULL);
                        --rollback DROP TABLE thing;
                        """))
                .entry("static/hello.txt", "hello")
                .in(folder);
    }
}
