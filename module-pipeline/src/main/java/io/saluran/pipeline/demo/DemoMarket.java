package io.saluran.pipeline.demo;

import io.saluran.db.Ids;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The companies to which Aliran Automasi sells, and the people there.
final class DemoMarket {

    private static final List<List<String>> WORDS = DemoFile.read("words.txt");

    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Rows accountRows = new Rows(
            "pipeline.account (id, name, parent_id, owner_id, industry, location, website, "
                    + "founded_year, employees, revenue_millions, created_at, updated_at)");
    private final Rows contactRows = new Rows("pipeline.contact (id, name, account_id, owner_id, title, email, phone, "
            + "created_at, updated_at)");

    /// @param owner who looks after it
    /// @param contacts the one who decides last
    record Account(UUID id, String name, String industry, UUID owner, List<UUID> contacts) {}

    DemoMarket(DemoSellers sellers, LocalDate today, Chance chance) {
        var lines = DemoFile.read("accounts.txt");
        lines.forEach(cells -> accounts.put(cells.get(0), new Account(Ids.next(), cells.get(0), cells.get(2),
                sellers.near(cells.get(3), chance), new ArrayList<>())));
        var parentsFirst = lines.stream().sorted((one, other) -> Boolean.compare(!one.get(1).isEmpty(),
                !other.get(1).isEmpty())).toList();
        var known = new HashSet<String>();
        for (var cells : parentsFirst) {
            var since = today.minusDays(chance.between(420, 700)).atTime(2, 0).toInstant(ZoneOffset.UTC);
            var account = account(cells.get(0));
            accountRows.add(account.id(), account.name(), cells.get(1).isEmpty() ? null : account(cells.get(1)).id(),
                    account.owner(), cells.get(2), cells.get(3), "https://www." + domain(account), cells.get(4),
                    cells.get(5), cells.get(6), since, since);
            addContacts(account, cells.get(3), since, known, chance);
        }
    }

    private Account account(String name) {
        return Objects.requireNonNull(accounts.get(name), name);
    }

    private void addContacts(Account account, String location, java.time.Instant since, Set<String> known,
            Chance chance) {
        var titles = DemoFile.words(WORDS, "title");
        var count = chance.in(0.35) ? 3 : 2;
        for (int i = 0; i < count; i++) {
            var id = Ids.next();
            var name = newName(known, chance);
            var title = titles.get((chance.between(0, 2) + i * 3) % titles.size());
            contactRows.add(id, name, account.id(), account.owner(), title, address(name) + '@' + domain(account),
                    phone(location, chance), since, since);
            account.contacts().add(id);
        }
    }

    /// The beginning of one name and the end of another of the same people.
    private static String newName(Set<String> known, Chance chance) {
        var lines = WORDS.stream().filter(line -> line.getFirst().equals("person")).toList();
        while (true) {
            var names = chance.one(lines);
            var one = names.get(chance.between(1, names.size() - 1)).split(" ", 2);
            var other = names.get(chance.between(1, names.size() - 1)).split(" ", 2);
            var name = one[0] + ' ' + other[1];
            if (Arrays.stream(name.split(" ")).distinct().count() == name.split(" ").length && known.add(name)) {
                return name;
            }
        }
    }

    private static String address(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.');
    }

    private static String domain(Account account) {
        return account.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "") + ".example";
    }

    /// Numbers in the range that is kept for films and books.
    private static @Nullable String phone(String location, Chance chance) {
        var area = location.endsWith("Johor") ? "7" : location.endsWith("Pulau Pinang") ? "4" : "3";
        return chance.in(0.85) ? "+60 " + area + "-5550 " + chance.between(1_000, 9_999) : null;
    }

    List<Account> accounts() {
        return List.copyOf(accounts.values());
    }

    List<Rows> rows() {
        return List.of(accountRows, contactRows);
    }
}
