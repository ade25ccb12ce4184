package io.saluran.pipeline.demo;

import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.people.People;
import io.saluran.platform.view.SavedViews;
import io.saluran.platform.view.SavedViews.Audience;
import io.saluran.platform.view.SavedViews.SavedView;
import java.util.Map;

/// Views of the deals that the demo's administrator shares with everybody.
record DemoViews(SavedViews views, People people) {

    private static final String ADMINISTRATOR = "aisyah@aliran.example";

    void save() {
        people.byEmail(ADMINISTRATOR).ifPresent(person -> {
            var who = Viewer.of(person.id(), person.name());
            save(who, "Above RM 200,000", Map.of("min", "200000"));
            people.teams().forEach(team -> save(who, "Team " + team.name(), Map.of("team", team.id().toString())));
        });
    }

    private void save(Viewer who, String name, Map<String, String> parameters) {
        views.save(who, new SavedView(Ids.next(), "deals", name, parameters, who.person(), who.name(),
                Audience.EVERYBODY));
    }
}
