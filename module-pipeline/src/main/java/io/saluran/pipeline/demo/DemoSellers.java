package io.saluran.pipeline.demo;

import io.saluran.platform.people.People;
import io.saluran.platform.people.Person;
import io.saluran.platform.people.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// Who sells where: the team whose office is nearest, its manager a little and everybody else a lot.
final class DemoSellers {

    private static final Map<String, List<String>> STATES = Map.of(
            "Pulau Pinang", List.of("Pulau Pinang", "Kedah", "Perak", "Perlis", "Kelantan"),
            "Johor Bahru", List.of("Johor", "Melaka", "Negeri Sembilan", "Sabah", "Sarawak"));
    private static final String ELSEWHERE = "Petaling Jaya";
    private static final int SHARES_OF_A_REP = 2;

    private final Map<String, List<UUID>> byOffice;
    private final List<UUID> all;

    DemoSellers(People people) {
        var persons = people.all().stream().filter(Person::active).toList();
        byOffice = people.teams().stream().filter(team -> team.office() != null)
                .collect(Collectors.toMap(team -> Objects.requireNonNull(team.office()), team -> shares(team, persons),
                        (first, second) -> first));
        all = byOffice.isEmpty()
                ? persons.stream().map(Person::id).toList()
                : byOffice.values().stream().flatMap(List::stream).toList();
        if (all.isEmpty()) {
            throw new IllegalStateException("There is nobody who could sell; make the people of the demo first");
        }
    }

    private static List<UUID> shares(Team team, List<Person> persons) {
        var shares = new ArrayList<UUID>();
        for (var person : persons) {
            if (team.id().equals(person.team())) {
                var count = person.id().equals(team.manager()) ? 1 : SHARES_OF_A_REP;
                for (int i = 0; i < count; i++) {
                    shares.add(person.id());
                }
            }
        }
        return shares;
    }

    UUID near(String location, Chance chance) {
        var office = STATES.entrySet().stream().filter(each -> each.getValue().stream().anyMatch(location::endsWith))
                .map(Map.Entry::getKey).findFirst().orElse(ELSEWHERE);
        var team = byOffice.getOrDefault(office, all);
        return chance.one(team.isEmpty() ? all : team);
    }
}
