package io.saluran.pipeline.record;

import java.time.Instant;
import java.util.UUID;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;

/// Where records of one kind are kept.
///
/// @param type as the history names it, for example `account`
public record RecordTable<R extends UpdatableRecord<R>>(
        String type,
        Table<R> table,
        TableField<R, UUID> id,
        TableField<R, UUID> owner,
        TableField<R, Integer> version,
        TableField<R, Instant> updatedAt,
        TableField<R, Instant> deletedAt) {}
