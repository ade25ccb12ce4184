package io.saluran.content.asset;

import static io.saluran.content.sql.content.Tables.ASSET_TYPE;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The kinds of content that there are; twelve come along and a company adds its own.
final class AssetTypes {

    private static final int LONGEST_NAME = 60;
    private static final String COVER_OF_OWN = "shapes";

    private final Db db;

    AssetTypes(Db db) {
        this.db = db;
    }

    /// @param textKey of its name in all languages; null for one that a company added
    /// @param funnel for which it is usually made
    /// @param cover Lucide's name
    record AssetType(UUID id, String name, @Nullable String textKey, String funnel, String cover) {}

    /// All, in their order.
    List<AssetType> all() {
        return db.read(AssetTypes::all);
    }

    static List<AssetType> all(DSLContext sql) {
        return sql.select(ASSET_TYPE.ID, ASSET_TYPE.NAME, ASSET_TYPE.TEXT_KEY, ASSET_TYPE.FUNNEL, ASSET_TYPE.COVER)
                .from(ASSET_TYPE)
                .orderBy(ASSET_TYPE.POSITION, ASSET_TYPE.NAME, ASSET_TYPE.ID)
                .fetch(Records.mapping(AssetType::new));
    }

    Optional<AssetType> named(String name) {
        return db.read(sql -> named(sql, name));
    }

    private static Optional<AssetType> named(DSLContext sql, String name) {
        return all(sql).stream().filter(type -> type.name().equalsIgnoreCase(name.strip())).findFirst();
    }

    /// Adds one as the last, or gives the one that is called so, in any case.
    ///
    /// @throws IllegalArgumentException for a name that is empty, or a funnel that is none
    AssetType add(Viewer viewer, String name, String funnel) {
        NotPermitted.unless(viewer, AssetPermissions.WRITE);
        var plain = name.strip().replaceAll("\\s+", " ");
        if (plain.isEmpty() || plain.length() > LONGEST_NAME || !Funnel.WORDS.contains(funnel)) {
            throw new IllegalArgumentException(
                    "A type has a name of " + LONGEST_NAME + " letters at most, and a funnel");
        }
        return db.write(viewer, sql -> {
            sql.insertInto(ASSET_TYPE)
                    .set(ASSET_TYPE.ID, Ids.next())
                    .set(ASSET_TYPE.NAME, plain)
                    .set(ASSET_TYPE.FUNNEL, funnel)
                    .set(ASSET_TYPE.COVER, COVER_OF_OWN)
                    .set(ASSET_TYPE.POSITION, DSL.select(DSL.coalesce(DSL.max(ASSET_TYPE.POSITION), 0).plus(10))
                            .from(ASSET_TYPE))
                    .onConflictDoNothing()
                    .execute();
            return named(sql, plain).orElseThrow();
        });
    }
}
