package io.saluran.pipeline.merge;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Table;

/// The columns that `pipeline.TYPE_merge` has for every kind.
record MergeTable(Table<?> table) {

    Field<UUID> id() {
        return column("id", UUID.class);
    }

    Field<UUID> kept() {
        return column("kept_id", UUID.class);
    }

    Field<UUID> gone() {
        return column("gone_id", UUID.class);
    }

    Field<String> goneKey() {
        return column("gone_key", String.class);
    }

    Field<UUID> person() {
        return column("person_id", UUID.class);
    }

    Field<Instant> at() {
        return column("at", Instant.class);
    }

    Field<JSONB> before() {
        return column("before", JSONB.class);
    }

    Field<JSONB> after() {
        return column("after", JSONB.class);
    }

    Field<Instant> undoneAt() {
        return column("undone_at", Instant.class);
    }

    private <T> Field<T> column(String name, Class<T> type) {
        return Objects.requireNonNull(table.field(name, type));
    }
}
