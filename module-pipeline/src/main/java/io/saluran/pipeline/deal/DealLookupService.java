package io.saluran.pipeline.deal;

import static io.saluran.pipeline.sql.pipeline.Tables.ACCOUNT;
import static io.saluran.pipeline.sql.pipeline.Tables.DEAL;
import static io.saluran.pipeline.sql.pipeline.Tables.STAGE;
import static org.jooq.Records.mapping;

import io.saluran.db.Db;
import io.saluran.db.Viewer;
import io.saluran.pipeline.api.Deal;
import io.saluran.pipeline.api.Deal.State;
import io.saluran.pipeline.api.DealLookup;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/// Reads deals for other bundles.
@Component
public final class DealLookupService implements DealLookup {

    private static final int MOST = 500;

    private final Db db;

    @Activate
    public DealLookupService(@Reference Db db) {
        this.db = db;
    }

    @Override
    public Optional<Deal> find(Viewer viewer, UUID deal) {
        return deals(viewer, DEAL.ID.eq(deal), 1).stream().findFirst();
    }

    @Override
    public List<Deal> ofAccount(Viewer viewer, UUID account, int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("From 1 to " + MOST + ": " + limit);
        }
        return deals(viewer, DEAL.ACCOUNT_ID.eq(account), limit);
    }

    private List<Deal> deals(Viewer viewer, Condition which, int limit) {
        if (!viewer.may(DealPermissions.READ)) {
            return List.of();
        }
        return db.read(viewer, sql -> sql.select(DEAL.ID, DEAL.NAME, DEAL.ACCOUNT_ID, ACCOUNT.NAME, DEAL.OWNER_ID,
                DEAL.STAGE_ID, STAGE.NAME, DEAL.VALUE, DEAL.CLOSES_ON, DEAL.OUTCOME, DEAL.VERSION)
                .from(DEAL)
                .join(STAGE).on(STAGE.ID.eq(DEAL.STAGE_ID))
                .leftJoin(ACCOUNT).on(ACCOUNT.ID.eq(DEAL.ACCOUNT_ID))
                .where(viewer.maySee(DEAL), DEAL.DELETED_AT.isNull(), which)
                .orderBy(DSL.field(DEAL.OUTCOME.isNotNull()), DEAL.ID.desc())
                .limit(limit)
                .fetch(mapping((id, name, account, accountName, owner, stage, stageName, value, closesOn, outcome,
                        version) -> new Deal(id, name, account, accountName, owner, stage, stageName, value, closesOn,
                                outcome == null ? State.OPEN : State.valueOf(outcome.toUpperCase(Locale.ROOT)),
                                version))));
    }
}
