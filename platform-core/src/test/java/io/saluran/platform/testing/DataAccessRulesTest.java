package io.saluran.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.saluran.db.Unrestricted;
import io.saluran.db.Viewer;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jooq.impl.TableImpl;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("X5")
class DataAccessRulesTest {

    private static final Parcel PARCEL = new Parcel();

    /// A record table as the generator makes them.
    private static final class Parcel extends TableImpl<Record> {
        private static final long serialVersionUID = 1;
        final TableField<Record, UUID> OWNER_ID = createField(DSL.name("owner_id"), SQLDataType.UUID);

        Parcel() {
            super(DSL.name("parcel"));
        }
    }

    static final class Forgets {
        static int all(DSLContext sql) {
            return sql.fetchCount(PARCEL);
        }
    }

    static final class ForgetsInALambda {
        static java.util.function.Supplier<Integer> all(DSLContext sql) {
            return () -> sql.fetchCount(PARCEL);
        }
    }

    static final class Asks {
        static int mine(DSLContext sql, Viewer viewer) {
            return sql.fetchCount(PARCEL, viewer.maySee(PARCEL));
        }
    }

    static final class AsksInAMethodBeside {
        static int mine(DSLContext sql, Viewer viewer) {
            return sql.fetchCount(PARCEL, visible(viewer));
        }

        private static Condition visible(Viewer viewer) {
            return viewer.maySeeOwner(PARCEL.OWNER_ID);
        }
    }

    static final class IsCalledByOneThatAsks {
        static int mine(DSLContext sql, Viewer viewer) {
            return count(sql, viewer.maySee(DSL.table("parcel")));
        }

        private static int count(DSLContext sql, Condition condition) {
            return sql.fetchCount(PARCEL, condition);
        }
    }

    static final class SaysWhyNot {
        @Unrestricted("counts for the licence, shows nothing")
        static int all(DSLContext sql) {
            return sql.fetchCount(PARCEL);
        }
    }

    static final class OnlyNamesAColumn {
        static @org.jspecify.annotations.Nullable UUID owner(Record row) {
            return row.get(PARCEL.OWNER_ID);
        }
    }

    static final class HandsTheTableOn {
        static int all(DSLContext sql) {
            return count(sql, PARCEL);
        }

        private static int count(DSLContext sql, org.jooq.Table<?> table) {
            return sql.fetchCount(table);
        }
    }

    static final class HandsTheViewerToOneThatAsks {
        static int mine(DSLContext sql, Viewer viewer) {
            return AsksInAMethodBeside.mine(sql, viewer) + sql.fetchCount(PARCEL);
        }
    }

    private static boolean passes(Class<?>... types) {
        var all = new java.util.ArrayList<Class<?>>(java.util.List.of(types));
        all.add(Parcel.class);
        JavaClasses classes = new ClassFileImporter().importClasses(all);
        return !DataAccessRules.recordsAreReachedThroughTheViewer().evaluate(classes).hasViolation();
    }

    @Test
    void a_method_that_forgets_the_viewer_is_found_in_a_lambda_too() {
        assertThat(passes(Forgets.class)).isFalse();
        assertThat(passes(ForgetsInALambda.class)).isFalse();
    }

    @Test
    void asking_the_viewer_is_enough_here_or_in_the_method_beside() {
        assertThat(passes(Asks.class)).isTrue();
        assertThat(passes(AsksInAMethodBeside.class)).isTrue();
        assertThat(passes(IsCalledByOneThatAsks.class)).isTrue();
    }

    @Test
    void naming_a_column_reads_nothing_and_handing_the_table_on_does() {
        assertThat(passes(OnlyNamesAColumn.class)).isTrue();
        assertThat(passes(HandsTheTableOn.class)).isFalse();
    }

    @Test
    void the_viewer_may_be_handed_to_a_method_of_the_package_that_asks() {
        assertThat(passes(HandsTheViewerToOneThatAsks.class, AsksInAMethodBeside.class)).isTrue();
        assertThat(passes(HandsTheViewerToOneThatAsks.class)).isFalse();
    }

    @Test
    void who_says_why_not_may_go_without() {
        assertThat(passes(SaysWhyNot.class)).isTrue();
    }

    @Test
    void the_platform_keeps_the_rule() {
        DataAccessRules.check("io.saluran.platform");
    }
}
