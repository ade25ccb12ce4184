package io.saluran.platform.internal.host;

import io.saluran.db.DatabaseProblem;
import io.saluran.db.migration.Migrations;
import io.saluran.db.role.BundleRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;

/// Applies the change logs that bundles carry.
///
/// @param roles the role in which a bundle's is applied; empty for the host's own user
/// @param newer told when a newer Saluran has been at the database
public record ChangeLogMigration(
        Migrations migrations,
        BiFunction<Bundle, String, Optional<BundleRole>> roles,
        Consumer<DatabaseProblem> newer) implements BundleFramework.BundleMigration {

    @Override
    public void migrate(Bundle bundle, String schema) {
        try {
            migrations.migrate(schema, new BundleChangeLog(bundle), roles.apply(bundle, schema).orElse(null));
        } catch (DatabaseProblem problem) {
            newer.accept(problem);
            throw problem;
        }
    }

    @Override
    public List<String> undo(Bundle bundle, String schema, Set<String> before) {
        return migrations.undo(schema, new BundleChangeLog(bundle), roles.apply(bundle, schema).orElse(null), before);
    }
}
