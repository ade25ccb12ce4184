package io.saluran.pipeline.merge;

import io.saluran.pipeline.record.RecordField;
import io.saluran.pipeline.record.RecordTable;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UpdatableRecord;

/// A kind of record of which two can be made one. Beside the records' table, `pipeline.TYPE`, stand `pipeline.TYPE_merge`
/// with each merge and `pipeline.TYPE_merge_part` with all that one moved.
///
/// @param merges where merges are kept
/// @param fields that people edit, in the order in which they are asked about
/// @param changed what is told of a record, of its id and the person's
public record MergeKind<R extends UpdatableRecord<R>>(
        RecordTable<R> records,
        Table<?> merges,
        List<RecordField<R, ?>> fields,
        TableField<R, UUID> mergedInto,
        TableField<R, String> externalId,
        BiFunction<UUID, UUID, Record> changed) {

    /// The record's type, for example `account`.
    String type() {
        return records.kind().type();
    }

    MergeTable table() {
        return new MergeTable(merges);
    }

    /// A statement in which `$type` stands for the type.
    String sql(String statement) {
        return statement.replace("$type", type());
    }
}
