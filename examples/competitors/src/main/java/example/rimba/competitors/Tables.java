package example.rimba.competitors;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;

/// The tables of `db/sql`, written down once. Two tables need no code generator; jOOQ takes names as well.
final class Tables {

    private static final String SCHEMA = "competitors";

    /// Who else sells to our buyers.
    static final class Competitor {

        static final Table<Record> TABLE = table(name(SCHEMA, "competitor"));
        static final Field<UUID> ID = column("id", UUID.class);
        static final Field<String> NAME = column("name", String.class);
        static final Field<String> STRENGTHS = column("strengths", String.class);
        static final Field<String> HOW_TO_BEAT = column("how_to_beat", String.class);
        static final Field<Integer> VERSION = column("version", Integer.class);
        static final Field<OffsetDateTime> UPDATED_AT = column("updated_at", OffsetDateTime.class);
        static final Field<OffsetDateTime> DELETED_AT = column("deleted_at", OffsetDateTime.class);

        private Competitor() {}

        private static <T> Field<T> column(String column, Class<T> type) {
            return field(name(SCHEMA, "competitor", column), type);
        }
    }

    /// A competitor met in a deal.
    static final class Encounter {

        static final Table<Record> TABLE = table(name(SCHEMA, "encounter"));
        static final Field<UUID> ID = column("id", UUID.class);
        static final Field<UUID> COMPETITOR_ID = column("competitor_id", UUID.class);
        static final Field<UUID> DEAL_ID = column("deal_id", UUID.class);
        static final Field<UUID> OWNER_ID = column("owner_id", UUID.class);
        static final Field<OffsetDateTime> NOTED_AT = column("noted_at", OffsetDateTime.class);
        static final Field<Boolean> WON = column("won", Boolean.class);
        static final Field<OffsetDateTime> CLOSED_AT = column("closed_at", OffsetDateTime.class);
        static final Field<OffsetDateTime> DELETED_AT = column("deleted_at", OffsetDateTime.class);

        private Encounter() {}

        private static <T> Field<T> column(String column, Class<T> type) {
            return field(name(SCHEMA, "encounter", column), type);
        }
    }

    private Tables() {}
}
