package io.saluran.dist;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// The pages of a running Saluran, from its registry of routes.
final class Routes {

    /// Pages that are there for who is not signed in, and why.
    static final Map<String, String> PUBLIC = Map.of(
            "sign-in", "the door",
            "welcome/:secret", "makes the first administrator, by a secret",
            "invitation/:secret", "lets an invited person choose a password, by a secret");

    /// Pages that everybody has who is signed in, and why.
    static final Map<String, String> FOR_EVERYBODY = Map.of(
            "", "home: each tile asks for its own permission",
            "notifications", "what one was told oneself",
            "profile", "one's own data");

    private Routes() {}

    /// All templates, for example `deals/:id`.
    static List<String> of(LivePlatform live) {
        return live.server().routes().getRegisteredRoutes().stream().map(route -> route.getTemplate()).distinct()
                .sorted().toList();
    }

    /// Those for which one must be signed in.
    static List<String> behindTheDoor(LivePlatform live) {
        return of(live).stream().filter(route -> !PUBLIC.containsKey(route)).toList();
    }

    /// An address of the template, with the parameters replaced by ids of records as far as there are such.
    static String address(String template, Map<String, UUID> records) {
        var parts = template.split("/");
        for (int i = 0; i < parts.length; i++) {
            if (parts[i].startsWith(":")) {
                parts[i] = Rest.id(records, parts[i].replaceFirst("^:_*(\\w+).*", "$1"), i == 0 ? "" : parts[i - 1]);
            }
        }
        return String.join("/", parts);
    }

    /// Real records that pages with a parameter can show: the newest of each table that a route may mean.
    static Map<String, UUID> records(LivePlatform live) {
        var records = new TreeMap<String, UUID>();
        var tables = live.platform().db().read(sql -> sql.fetch("""
                SELECT table_schema || '.' || table_name FROM information_schema.columns
                 WHERE column_name = 'id' AND data_type = 'uuid'
                   AND table_schema NOT IN ('public', 'saluran', 'platform')""").getValues(0, String.class));
        for (var table : tables) {
            live.platform().db().read(sql -> sql.fetchOptional("select id from " + table + " order by id desc limit 1")
                    .map(row -> row.get(0, UUID.class))).ifPresent(id -> records.put(table, id));
        }
        return records;
    }
}
