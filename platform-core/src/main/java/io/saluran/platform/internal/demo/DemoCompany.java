package io.saluran.platform.internal.demo;

import static io.saluran.platform.internal.sql.Tables.OFFICE;
import static io.saluran.platform.internal.sql.Tables.PERSON;
import static io.saluran.platform.internal.sql.Tables.PERSON_ROLE;
import static io.saluran.platform.internal.sql.Tables.ROLE;
import static io.saluran.platform.internal.sql.Tables.TEAM;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.demo.DemoData;
import io.saluran.platform.internal.people.Passwords;
import io.saluran.platform.right.BuiltInRole;
import io.saluran.platform.setting.Settings;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Aliran Automasi Sdn Bhd: three teams in three offices that sell automation, with one who markets and one who trains.
public final class DemoCompany implements DemoData {

    /// Who administers it.
    public static final String ADMINISTRATOR = "aisyah@aliran.example";

    /// One who leads a team, and one who sells in another.
    public static final String MANAGER = "mei.ling@aliran.example";
    public static final String REP = "hafiz@aliran.example";

    /// Everybody's password. Only the demo has one that is known.
    public static final String PASSWORD = "saluran-demo";

    private static final List<DemoTeam> TEAMS = List.of(new DemoTeam("Klang Valley", "Petaling Jaya", "Aisyah Rahman"),
            new DemoTeam("Northern", "Pulau Pinang", "Wong Mei Ling"),
            new DemoTeam("Southern", "Johor Bahru", "Faridah Hashim"));

    private static final List<DemoPerson> PEOPLE = List.of(
            new DemoPerson("Aisyah Rahman", "Klang Valley", BuiltInRole.ADMINISTRATOR, BuiltInRole.MANAGER),
            new DemoPerson("Hafiz Osman", "Klang Valley", BuiltInRole.REP),
            new DemoPerson("Daniel Tan", "Klang Valley", BuiltInRole.REP),
            new DemoPerson("Priya Nair", "Klang Valley", BuiltInRole.REP),
            new DemoPerson("Izzati Kamal", "Klang Valley", BuiltInRole.REP),
            new DemoPerson("Wong Mei Ling", "Northern", BuiltInRole.MANAGER),
            new DemoPerson("Arvind Kumar", "Northern", BuiltInRole.REP),
            new DemoPerson("Lim Kok Wai", "Northern", BuiltInRole.REP),
            new DemoPerson("Mariam Yusof", "Northern", BuiltInRole.REP),
            new DemoPerson("Faridah Hashim", "Southern", BuiltInRole.MANAGER),
            new DemoPerson("Goh Jun Hao", "Southern", BuiltInRole.REP),
            new DemoPerson("Kavitha Subramaniam", "Southern", BuiltInRole.REP),
            new DemoPerson("Azlan Idris", "Southern", BuiltInRole.REP),
            new DemoPerson("Nurul Syafiqah", null, BuiltInRole.MARKETER),
            new DemoPerson("Rajesh Menon", null, BuiltInRole.TRAINER));

    private final Db db;
    private final Settings settings;

    public DemoCompany(Db db, Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    private record DemoTeam(String name, String office, String manager) {}

    private record DemoPerson(String name, @Nullable String team, List<BuiltInRole> roles) {
        DemoPerson(String name, @Nullable String team, BuiltInRole... roles) {
            this(name, team, List.of(roles));
        }

        /// The first name; the last for names that begin with the family.
        String email() {
            var words = name.toLowerCase(Locale.ROOT).split(" ");
            var first = List.of("wong", "lim", "goh").contains(words[0]) ? words[1] + '.' + words[2] : words[0];
            return first + "@aliran.example";
        }
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public String title() {
        return "demo.people";
    }

    @Override
    public void create(LocalDate today, DoubleConsumer progress) {
        settings.set(Viewer.system(), "company.name", "Aliran Automasi Sdn Bhd");
        settings.set(Viewer.system(), "company.currency", "MYR");
        progress.accept(0.3);
        var hash = Passwords.hash(PASSWORD);
        db.write(sql -> {
            var ids = new HashMap<String, UUID>();
            PEOPLE.forEach(person -> ids.put(person.name(), add(sql, person, hash, today)));
            TEAMS.forEach(team -> add(sql, team, ids));
            return ids;
        });
        progress.accept(1);
    }

    private static UUID add(DSLContext sql, DemoPerson person, String hash, LocalDate today) {
        var id = Ids.next();
        sql.insertInto(PERSON)
                .set(PERSON.ID, id)
                .set(PERSON.NAME, person.name())
                .set(PERSON.EMAIL, person.email())
                .set(PERSON.PASSWORD_HASH, hash)
                .set(PERSON.CREATED_AT, today.minusYears(2).atStartOfDay().toInstant(ZoneOffset.UTC))
                .execute();
        for (var role : person.roles()) {
            sql.insertInto(PERSON_ROLE, PERSON_ROLE.PERSON_ID, PERSON_ROLE.ROLE_ID)
                    .select(sql.select(org.jooq.impl.DSL.val(id), ROLE.ID).from(ROLE)
                            .where(ROLE.BUILT_IN.eq(role.name())))
                    .execute();
        }
        return id;
    }

    private static void add(DSLContext sql, DemoTeam team, Map<String, UUID> people) {
        var office = Ids.next();
        var id = Ids.next();
        sql.insertInto(OFFICE).set(OFFICE.ID, office).set(OFFICE.NAME, team.office()).execute();
        sql.insertInto(TEAM)
                .set(TEAM.ID, id)
                .set(TEAM.NAME, team.name())
                .set(TEAM.OFFICE_ID, office)
                .set(TEAM.MANAGER_ID, people.get(team.manager()))
                .execute();
        var members = PEOPLE.stream().filter(person -> team.name().equals(person.team())).map(DemoPerson::email)
                .toList();
        sql.update(PERSON).set(PERSON.TEAM_ID, id).where(PERSON.EMAIL.in(members)).execute();
    }
}
