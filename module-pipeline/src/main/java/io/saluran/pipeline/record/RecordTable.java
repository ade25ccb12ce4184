package io.saluran.pipeline.record;

import java.time.Instant;
import java.util.UUID;
import org.jooq.JSONB;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;

/// Where records of one kind are kept.
public record RecordTable<R extends UpdatableRecord<R>>(
        RecordKind kind,
        Table<R> table,
        TableField<R, UUID> id,
        TableField<R, String> name,
        TableField<R, UUID> owner,
        TableField<R, Integer> version,
        TableField<R, Instant> createdAt,
        TableField<R, Instant> updatedAt,
        TableField<R, Instant> deletedAt,
        TableField<R, JSONB> fields) {}
