package io.saluran.pipeline.importing;

import java.util.Map;

/// Rows that name the same thing as an earlier row of the file.
final class Repeats {

    private Repeats() {}

    /// @param field by which records are known; compared without case
    static void refuse(StagedSql rows, String field) {
        rows.execute("""
                update $rows row
                   set verdict = 'reject', problem = 'import.reason.repeated', problem_field = '$field',
                       problem_value = row.$field, problem_more = again.first_row::text
                  from (select row_no, min(row_no) over (partition by lower($field)) as first_row
                          from $rows
                         where verdict is null and $field is not null) again
                 where again.row_no = row.row_no
                   and again.first_row < row.row_no""", Map.of("field", field));
    }

    /// Refuses rows whose record an earlier row of the file has, though it calls it otherwise.
    static void refuseRecords(StagedSql rows) {
        rows.execute("""
                update $rows row
                   set verdict = 'reject', problem = 'import.reason.repeated', problem_field = 'name',
                       problem_value = row.name, problem_more = again.first_row::text
                  from (select row_no, min(row_no) over (partition by record_id) as first_row
                          from $rows
                         where verdict is null and record_id is not null) again
                 where again.row_no = row.row_no
                   and again.first_row < row.row_no""");
    }
}
