package io.saluran.platform.internal.webhook;

import static io.saluran.platform.internal.sql.Tables.PERSON;
import static io.saluran.platform.internal.sql.Tables.WEBHOOK;
import static io.saluran.platform.internal.sql.Tables.WEBHOOK_DELIVERY;

import io.saluran.db.Db;
import io.saluran.db.Ids;
import io.saluran.db.Viewer;
import io.saluran.platform.audit.Audit;
import io.saluran.platform.internal.people.PlatformPermissions;
import io.saluran.platform.internal.webhook.Subscription.Draft;
import io.saluran.platform.internal.webhook.Subscription.State;
import io.saluran.platform.internal.webhook.Subscription.Wrong;
import io.saluran.platform.setting.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// Who wants to be told over HTTP. Each call that changes asks for [WebhookPermissions#WRITE].
public final class Subscriptions {

    /// As long a receiver may go on with the secret before.
    static final Duration OVERLAP = Duration.ofHours(24);

    private static final int LONGEST_NAME = 100;

    private final Services services;

    /// What it works with.
    public record Services(Db db, Audit audit, Settings settings, WebhookKinds kinds, Clock clock) {}

    public Subscriptions(Services services) {
        this.services = services;
    }

    /// @param secret shown to who made it, and to nobody again
    public record Created(UUID id, String secret) {}

    /// The kinds of which one can be told at this moment.
    public Set<String> kinds() {
        return services.kinds().all();
    }

    /// By name.
    public List<Subscription> all(Viewer who) {
        return found(who, DSL.noCondition());
    }

    public Optional<Subscription> find(Viewer who, UUID id) {
        return found(who, WEBHOOK.ID.eq(id)).stream().findFirst();
    }

    private List<Subscription> found(Viewer who, Condition which) {
        require(who);
        return services.db().read(sql -> sql.select(WEBHOOK.ID, WEBHOOK.NAME, WEBHOOK.ADDRESS, WEBHOOK.KINDS,
                WEBHOOK.MAKER_ID, PERSON.NAME, WEBHOOK.CREATED_AT, WEBHOOK.FAILING_SINCE, WEBHOOK.PAUSED_AT,
                WEBHOOK.PAUSED_BECAUSE)
                .from(WEBHOOK)
                .join(PERSON).on(PERSON.ID.eq(WEBHOOK.MAKER_ID))
                .where(which, WEBHOOK.DELETED_AT.isNull())
                .orderBy(DSL.lower(WEBHOOK.NAME), WEBHOOK.ID)
                .fetch(Subscriptions::subscription));
    }

    static Subscription subscription(Record row) {
        Instant failing = row.get(WEBHOOK.FAILING_SINCE);
        Instant paused = row.get(WEBHOOK.PAUSED_AT);
        return new Subscription(row.get(WEBHOOK.ID), row.get(WEBHOOK.NAME), row.get(WEBHOOK.ADDRESS),
                List.of(row.get(WEBHOOK.KINDS)), row.get(WEBHOOK.MAKER_ID), row.get(PERSON.NAME),
                row.get(WEBHOOK.CREATED_AT), State.of(row.get(WEBHOOK.PAUSED_BECAUSE), failing != null),
                paused != null ? paused : failing);
    }

    /// What is wrong with a wish; empty when it can be kept.
    ///
    /// @param kept kinds that it had before, which stay although their bundle may be away
    public Optional<Wrong> wrong(Draft draft, List<String> kept) {
        if (draft.name().isEmpty() || draft.name().length() > LONGEST_NAME) {
            return Optional.of(Wrong.NAME);
        }
        var near = WebhookSettings.PRIVATE.isSetIn(services.settings());
        var address = WebhookAddress.of(draft.address(), near);
        if (address.isEmpty()) {
            return Optional.of(Wrong.ADDRESS);
        }
        if (!near && address.get().isPlainlyNear()) {
            return Optional.of(Wrong.PRIVATE);
        }
        var known = kinds();
        var strange = draft.kinds().stream().anyMatch(kind -> !known.contains(kind) && !kept.contains(kind));
        return draft.kinds().isEmpty() || strange ? Optional.of(Wrong.KINDS) : Optional.empty();
    }

    /// @throws IllegalArgumentException for a wish that is [#wrong]
    public Created add(Viewer who, Draft draft) {
        require(who);
        check(draft, List.of());
        var id = Ids.next();
        var secret = WebhookSecret.fresh();
        return services.db().write(who, sql -> {
            sql.insertInto(WEBHOOK)
                    .set(WEBHOOK.ID, id)
                    .set(WEBHOOK.NAME, draft.name())
                    .set(WEBHOOK.ADDRESS, draft.address())
                    .set(WEBHOOK.KINDS, draft.kinds().toArray(String[]::new))
                    .set(WEBHOOK.SECRET, secret.text())
                    .set(WEBHOOK.MAKER_ID, who.person())
                    .set(WEBHOOK.CREATED_AT, services.clock().instant())
                    .execute();
            services.audit().record(sql, who, "webhook.added", draft.name());
            return new Created(id, secret.text());
        });
    }

    /// Changes it; from then on it is in this person's name, so that nobody sees by it what they may not see. Messages that
    /// were made in another's name are forgotten.
    ///
    /// @throws IllegalArgumentException for a wish that is [#wrong]
    public void change(Viewer who, Subscription before, Draft draft) {
        require(who);
        check(draft, before.kinds());
        services.db().write(who, sql -> {
            sql.deleteFrom(WEBHOOK_DELIVERY)
                    .where(WEBHOOK_DELIVERY.WEBHOOK_ID.in(DSL.select(WEBHOOK.ID).from(WEBHOOK)
                            .where(WEBHOOK.ID.eq(before.id()), WEBHOOK.MAKER_ID.ne(who.person()))))
                    .execute();
            services.audit().record(sql, who, "webhook.changed", draft.name());
            return sql.update(WEBHOOK)
                    .set(WEBHOOK.NAME, draft.name())
                    .set(WEBHOOK.ADDRESS, draft.address())
                    .set(WEBHOOK.KINDS, draft.kinds().toArray(String[]::new))
                    .set(WEBHOOK.MAKER_ID, who.person())
                    .where(WEBHOOK.ID.eq(before.id()), WEBHOOK.DELETED_AT.isNull())
                    .execute();
        });
    }

    /// Gives it another secret; the one before holds for [#OVERLAP] more.
    ///
    /// @return the new one, which nobody is shown again
    public String roll(Viewer who, UUID id) {
        require(who);
        var secret = WebhookSecret.fresh();
        return services.db().write(who, sql -> {
            sql.update(WEBHOOK)
                    .set(WEBHOOK.FORMER_SECRET, WEBHOOK.SECRET)
                    .set(WEBHOOK.FORMER_UNTIL, services.clock().instant().plus(OVERLAP))
                    .set(WEBHOOK.SECRET, secret.text())
                    .where(WEBHOOK.ID.eq(id), WEBHOOK.DELETED_AT.isNull())
                    .execute();
            services.audit().record(sql, who, "webhook.secret-rolled", name(sql, id));
            return secret.text();
        });
    }

    /// Stops messages, those that wait included, or lets them go out again. Of what happens meanwhile nobody is told.
    public void pause(Viewer who, UUID id, boolean paused) {
        require(who);
        services.db().write(who, sql -> {
            services.audit().record(sql, who, paused ? "webhook.paused" : "webhook.resumed", name(sql, id));
            if (!paused) {
                // What waited meanwhile has its three days before it.
                sql.update(WEBHOOK_DELIVERY)
                        .set(WEBHOOK_DELIVERY.QUEUED_AT, services.clock().instant())
                        .where(WEBHOOK_DELIVERY.WEBHOOK_ID.eq(id), WEBHOOK_DELIVERY.DUE_AT.isNotNull())
                        .execute();
            }
            return sql.update(WEBHOOK)
                    .set(WEBHOOK.PAUSED_AT, paused ? services.clock().instant() : null)
                    .set(WEBHOOK.PAUSED_BECAUSE, paused ? "hand" : null)
                    .setNull(WEBHOOK.FAILING_SINCE)
                    .where(WEBHOOK.ID.eq(id), WEBHOOK.DELETED_AT.isNull())
                    .execute();
        });
    }

    /// @return whether it was there
    public boolean delete(Viewer who, UUID id) {
        return mark(who, id, true);
    }

    /// Takes a deletion back, within a month.
    ///
    /// @return whether it was still there
    public boolean restore(Viewer who, UUID id) {
        return mark(who, id, false);
    }

    private boolean mark(Viewer who, UUID id, boolean deleted) {
        require(who);
        return services.db().write(who, sql -> {
            var marked = sql.update(WEBHOOK)
                    .set(WEBHOOK.DELETED_AT, deleted ? services.clock().instant() : null)
                    .where(WEBHOOK.ID.eq(id),
                            deleted ? WEBHOOK.DELETED_AT.isNull() : WEBHOOK.DELETED_AT.isNotNull())
                    .execute();
            if (marked > 0) {
                services.audit().record(sql, who, deleted ? "webhook.deleted" : "webhook.restored", name(sql, id));
            }
            return marked > 0;
        });
    }

    private static String name(DSLContext sql, UUID id) {
        return sql.select(WEBHOOK.NAME).from(WEBHOOK).where(WEBHOOK.ID.eq(id)).fetchOptional(WEBHOOK.NAME).orElse("");
    }

    private void check(Draft draft, List<String> kept) {
        wrong(draft, kept).ifPresent(wrong -> {
            throw new IllegalArgumentException("A webhook with a wrong " + wrong.key());
        });
    }

    static void require(Viewer who) {
        PlatformPermissions.require(who, WebhookPermissions.WRITE);
    }
}
