package io.saluran.dist;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import io.saluran.db.Db;
import io.saluran.platform.event.Events;
import io.saluran.platform.search.SearchProvider;
import io.saluran.platform.testing.TestBundle;
import io.saluran.ui.home.HomeTile;
import io.saluran.ui.panel.RecordPanel;
import io.saluran.ui.view.ViewContribution;
import jakarta.ws.rs.GET;
import java.util.Map;
import org.jooq.DSLContext;

/// A bundle with nearly everything that a bundle can have. It does as third parties do: its grid and its form are made by
/// class, though we advise against it.
final class PlacesBundle {

    private static final String NAME = "example.places";
    private static final String IMPORTS = "com.vaadin.flow.component,com.vaadin.flow.component.html,"
            + "com.vaadin.flow.component.grid,com.vaadin.flow.component.button,com.vaadin.flow.component.textfield,"
            + "com.vaadin.flow.data.binder,com.vaadin.flow.data.value,com.vaadin.flow.data.provider,"
            + "com.vaadin.flow.function,com.vaadin.flow.router,com.vaadin.flow.server,com.vaadin.flow.dom,"
            + "com.vaadin.flow.shared,io.saluran.db,io.saluran.platform.event,io.saluran.platform.rest,"
            + "io.saluran.platform.search,io.saluran.ui.home,io.saluran.ui.panel,io.saluran.ui.view,jakarta.ws.rs,"
            + "org.jooq,org.osgi.framework";

    private static final String VIEW = """
            @com.vaadin.flow.router.Route("example-places")
            public final class PlacesView extends com.vaadin.flow.component.html.Div {
                public PlacesView(io.saluran.db.Viewer viewer, io.saluran.db.Db db) {
                    var grid = new com.vaadin.flow.component.grid.Grid<>(Place.class);
                    var places = new java.util.ArrayList<>(java.util.List.of(Place.of("Ipoh"), Place.of("Muar")));
                    grid.setItems(places);
                    grid.addColumn(place -> place.getName().length()).setHeader("Length");
                    var name = new com.vaadin.flow.component.textfield.TextField("Name");
                    name.setId("name");
                    var binder = new com.vaadin.flow.data.binder.Binder<>(Place.class);
                    binder.forField(name).asRequired("Needed").bind("name");
                    var place = new Place();
                    binder.setBean(place);
                    var seen = new com.vaadin.flow.component.html.Span();
                    seen.setId("seen");
                    var add = new com.vaadin.flow.component.button.Button("Add", click -> {
                        places.add(Place.of(place.getName()));
                        grid.getDataProvider().refreshAll();
                        seen.setText("seen " + place.getName());
                    });
                    add.setId("add");
                    var title = new com.vaadin.flow.component.html.H1("Places VERSION");
                    title.setId("places");
                    add(title, grid, name, add, seen);
                }
            }""";
    private static final String PAGE = """
            public final class PlacesPage implements io.saluran.ui.view.ViewContribution {
                public Class<? extends com.vaadin.flow.component.Component> view() { return PlacesView.class; }
                public String permission() { return "platform.people.read"; }
                public java.util.Optional<io.saluran.ui.view.NavigationEntry> navigation() {
                    return java.util.Optional.of(new io.saluran.ui.view.NavigationEntry("sell", "places.title", "map",
                            900, false));
                }
            }""";
    private static final String TILE = """
            public final class PlacesTile implements io.saluran.ui.home.HomeTile {
                public String title() { return "places.title"; }
                public int order() { return 900; }
                public Width width() { return Width.QUARTER; }
                public String permission() { return "platform.people.read"; }
                public java.util.function.Supplier<com.vaadin.flow.component.Component> prepare(io.saluran.db.Viewer viewer) {
                    return () -> new com.vaadin.flow.component.button.Button("tile-VERSION", click -> title());
                }
            }""";
    private static final String PANEL = """
            public final class PlacesPanel implements io.saluran.ui.panel.RecordPanel {
                public String recordType() { return "deal"; }
                public String title() { return "places.title"; }
                public int order() { return 900; }
                public String permission() { return "platform.people.read"; }
                public java.util.function.Supplier<com.vaadin.flow.component.Component> prepare(RecordRef record,
                        io.saluran.db.Viewer viewer) {
                    return () -> {
                        var list = new com.vaadin.flow.component.grid.Grid<Place>();
                        list.addColumn(Place::getName).setHeader("panel-VERSION");
                        list.setItems(Place.of("Bau"));
                        return list;
                    };
                }
            }""";
    private static final String SEARCH = """
            public final class PlacesSearch implements io.saluran.platform.search.SearchProvider {
                public String heading() { return "places.title"; }
                public int order() { return 900; }
                public String permission() { return "platform.people.read"; }
                public java.util.List<Hit> search(io.saluran.db.Viewer viewer, String query, int limit) {
                    return java.util.List.of(new Hit("Place " + query, "", "example-places", "map"));
                }
            }""";
    private static final String RESOURCE = """
            @jakarta.ws.rs.Path("example-places")
            @io.saluran.platform.rest.Permit("platform.people.read")
            public final class PlacesResource implements io.saluran.platform.rest.RestResource {
                private final io.saluran.db.Db db;
                private final io.saluran.platform.event.Events events;
                PlacesResource(io.saluran.db.Db db, io.saluran.platform.event.Events events) {
                    this.db = db;
                    this.events = events;
                }
                public record Answer(String name, int heard) {}
                @jakarta.ws.rs.GET
                public Answer seen() {
                    db.write(sql -> {
                        events.publish(sql, new PlaceSeen("Ipoh"));
                        return 0;
                    });
                    return new Answer("Ipoh", 1);
                }
            }""";
    private static final String ACTIVATOR = """
            public final class Activator implements org.osgi.framework.BundleActivator {
                private io.saluran.platform.event.Events.Subscription hearing;
                public void start(org.osgi.framework.BundleContext context) {
                    var db = service(context, io.saluran.db.Db.class);
                    var events = service(context, io.saluran.platform.event.Events.class);
                    hearing = events.on(PlaceSeen.class, seen -> seen.name());
                    context.registerService(io.saluran.platform.rest.RestResource.class,
                            new PlacesResource(db, events), null);
                }
                private static <T> T service(org.osgi.framework.BundleContext context, Class<T> type) {
                    return context.getService(context.getServiceReference(type));
                }
                public void stop(org.osgi.framework.BundleContext context) {
                    hearing.close();
                }
            }""";

    private PlacesBundle() {}

    static TestBundle clean(String version) {
        return TestBundle.of(NAME, version).header("Bundle-Name", "Places").header("Import-Package", IMPORTS)
                .header("Saluran-Permissions", "database, events, rest, threads")
                .header("Bundle-Activator", NAME + ".Activator")
                .uses(Component.class, Div.class, Grid.class, TextField.class, Binder.class, Db.class, Events.class,
                        HomeTile.class, RecordPanel.class, ViewContribution.class, GET.class, DSLContext.class,
                        com.vaadin.flow.component.button.Button.class,
                        com.vaadin.flow.data.renderer.Renderer.class, com.vaadin.flow.component.shared.HasPrefix.class,
                        tools.jackson.databind.JsonNode.class,
                        org.jspecify.annotations.NullMarked.class)
                .schema("places", Map.of("001-place.sql", """
                        --changeset places:001-place
                        CREATE TABLE place (id uuid CONSTRAINT place_pk PRIMARY KEY, name text NOT NULL);
                        --rollback DROP TABLE place;
                        """))
                .entry("texts/places.properties", "places.title=Places\n")
                .entry("texts/places_ms.properties", "places.title=Tempat\n")
                .source("Place", """
                        public class Place {
                            private String name = "";
                            public String getName() { return name; }
                            public void setName(String name) { this.name = name; }
                            static Place of(String name) { var place = new Place(); place.setName(name); return place; }
                        }""")
                .source("PlaceSeen", "public record PlaceSeen(String name) {}")
                .source("PlacesView", VIEW.replace("VERSION", version))
                .source("PlacesPage", PAGE)
                .source("PlacesTile", TILE.replace("VERSION", version))
                .source("PlacesPanel", PANEL.replace("VERSION", version))
                .source("PlacesSearch", SEARCH)
                .source("PlacesResource", RESOURCE)
                .source("Activator", ACTIVATOR)
                .component("PlacesPage", ViewContribution.class)
                .component("PlacesTile", HomeTile.class)
                .component("PlacesPanel", RecordPanel.class)
                .component("PlacesSearch", SearchProvider.class);
    }

    /// Keeps a thread that sleeps, and does not end it.
    static TestBundle leaking(String version) {
        return clean(version).source("Activator", ACTIVATOR.replace("var db =", """
                Thread.ofPlatform().daemon().name("places-watch").start(() -> {
                    while (true) {
                        java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L);
                    }
                });
                var db ="""));
    }
}
