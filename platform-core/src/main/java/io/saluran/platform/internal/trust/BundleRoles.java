package io.saluran.platform.internal.trust;

import com.zaxxer.hikari.HikariDataSource;
import io.saluran.db.Db;
import io.saluran.db.connection.Connections;
import io.saluran.db.internal.JooqDb;
import io.saluran.db.role.BundleRole;
import io.saluran.db.role.Roles;
import io.saluran.platform.importing.ImportTarget;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hands each bundle the database in a role of its own, which sees the bundle's schema and what is granted of the
/// platform's.
///
/// The distribution's bundles take their role on in each transaction, over the host's pool. Third parties' log in as
/// theirs, over a small pool that is empty while they rest, so that no statement leads back to the host's user.
public final class BundleRoles implements ServiceFactory<Db> {

    private static final Logger LOG = LoggerFactory.getLogger(BundleRoles.class);

    // What everybody may refer to and join.
    private static final List<String> BASE = List.of("usage on schema platform", "select on platform.person_card",
            "select on platform.custom_field", "references (id) on platform.person", "references (id) on platform.team",
            "references (id) on platform.office", "references (id) on platform.file");

    private static final Map<String, List<String>> MORE = Map.of(
            Capability.UPLOADS.permission(),
            List.of("select, insert on platform.file", "insert on platform.file_release"),
            Capability.AUDIT_WRITE.permission(), List.of("insert on platform.audit_entry"),
            Capability.MAIL_SEND.permission(), List.of("insert on platform.mail"),
            Capability.NOTIFY.permission(), List.of("insert on platform.notification"),
            Capability.IMPORTS.permission(), List.of("usage, create on schema staging",
                    "select, insert, update, delete on platform.import_record",
                    "select, insert, update on platform.import_decision"));

    private final Connections connections;
    private final Db host;
    private final ServiceGate gate;
    private final boolean possible;
    private final Map<Long, HikariDataSource> pools = new ConcurrentHashMap<>();

    public BundleRoles(Connections connections, Db host, ServiceGate gate) {
        this.connections = connections;
        this.host = host;
        this.gate = gate;
        this.possible = isPossible();
        if (!possible) {
            LOG.warn("The database user may not make roles, so bundles work as that user, and third parties' bundles"
                    + " get no database. Let an administrator of the database run: ALTER ROLE … CREATEROLE");
        }
    }

    private boolean isPossible() {
        try (var connection = connections.pool().getConnection()) {
            return Roles.possible(connection);
        } catch (SQLException problem) {
            throw new IllegalStateException("The database does not answer", problem);
        }
    }

    /// The role in which a bundle's change log is applied; empty when there can be none and the bundle is ours.
    ///
    /// @throws IllegalStateException if there can be none for a third party's
    public Optional<BundleRole> of(Bundle bundle, @Nullable String schema) {
        var thirdParty = ServiceGate.isThirdParty(bundle);
        if (!possible) {
            if (thirdParty) {
                throw new IllegalStateException("The database user may not make roles (CREATEROLE), so "
                        + bundle.getSymbolicName() + " cannot be kept to its own tables");
            }
            return Optional.empty();
        }
        return Optional.of(new BundleRole(
                BundleRole.owner(Optional.ofNullable(schema), String.valueOf(bundle.getSymbolicName())), schema,
                grants(gate.allowed(bundle)), thirdParty));
    }

    private static @Nullable String schema(Bundle bundle) {
        return bundle.getHeaders("").get(Declaration.SCHEMA_HEADER);
    }

    /// What a bundle with these permissions may use of the platform's schema.
    public static List<String> grants(Set<String> allowed) {
        var grants = new ArrayList<>(BASE);
        MORE.keySet().stream().sorted().filter(allowed::contains).forEach(name -> grants.addAll(MORE.get(name)));
        return grants;
    }

    @Override
    public Db getService(Bundle bundle, ServiceRegistration<Db> registration) {
        if (bundle.getBundleId() == 0) {
            return host;
        }
        return of(bundle, schema(bundle)).map(role -> db(bundle, role)).orElse(host);
    }

    private Db db(Bundle bundle, BundleRole role) {
        try (var connection = connections.pool().getConnection()) {
            var name = Roles.ensure(connection, role);
            connection.commit();
            if (!role.logsIn()) {
                return JooqDb.as(name, connections.pool());
            }
            var pool = connections.pool(name, Roles.password(connection, name));
            pools.put(bundle.getBundleId(), pool);
            return new JooqDb(pool, false);
        } catch (SQLException problem) {
            throw new IllegalStateException(bundle.getSymbolicName() + " gets no role in the database: "
                    + problem.getMessage(), problem);
        }
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<Db> registration, Db db) {
        var pool = pools.remove(bundle.getBundleId());
        if (pool != null) {
            pool.close();
        }
    }

    /// An import target that does its part of the host's transaction in its bundle's role.
    public ImportTarget target(Bundle bundle, ImportTarget target) {
        return bundle.getBundleId() == 0 || !possible
                ? target
                : new TargetInRole(target, name(of(bundle, schema(bundle)).orElseThrow()));
    }

    private String name(BundleRole role) {
        try (var connection = connections.pool().getConnection()) {
            return Roles.name(connection, role.owner());
        } catch (SQLException problem) {
            throw new IllegalStateException("The database does not answer", problem);
        }
    }
}
