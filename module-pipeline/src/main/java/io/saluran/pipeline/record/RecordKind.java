package io.saluran.pipeline.record;

import java.util.function.UnaryOperator;

/// A kind of record that people list, open and change.
///
/// @param type its name in history and panels, for example `account`
/// @param path of its list; a record's page is below it
/// @param title the key of its name in the plural
/// @param words the whole key of what its pages say, for example `account.list.none` for `none`
/// @param fields the beginning of its fields' keys, for example `account.field.`
/// @param changed what is told of a record that was changed
/// @param write the permission to make and change records
/// @param delete the permission to delete and restore them
public record RecordKind(
        String type,
        String path,
        String title,
        UnaryOperator<String> words,
        String fields,
        Class<? extends Record> changed,
        String write,
        String delete) {}
