package io.saluran.pipeline.record;

import org.jooq.Record;
import org.jooq.TableField;

/// A field of a record that people edit.
///
/// @param key its name in history, REST and texts, for example `industry`
/// @param column where it is kept
public record RecordField<R extends Record, T>(String key, TableField<R, T> column) {}
