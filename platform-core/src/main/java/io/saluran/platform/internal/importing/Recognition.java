package io.saluran.platform.internal.importing;

import io.saluran.db.Db;
import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportForm;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.text.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Where the columns of a file go, by what they are called in the languages of the product and went to before.
record Recognition(Db db, Texts texts) {

    /// The names that fields have in the languages of the product, by their keys.
    Map<String, List<String>> names(String target, List<ImportField> fields) {
        var names = new HashMap<String, List<String>>();
        for (var field : fields) {
            if (!field.titles().isEmpty()) {
                names.put(field.key(), List.copyOf(field.titles().values()));
                continue;
            }
            var key = "import.field." + target + '.' + field.key();
            if (texts.knows(key)) {
                names.put(field.key(), texts.languages().stream().map(locale -> texts.text(locale, key)).toList());
            }
        }
        return names;
    }

    /// As at the last import of the same heading, else by names and values.
    Mapping guess(String target, List<ImportField> fields, TableLook look, char decimal) {
        var mapping = new Mapping(fields, look, ColumnGuess.of(look.columns(), fields, names(target, fields)), decimal);
        db.read(sql -> ImportLog.lastMapping(sql, target, look.names())).ifPresent(last -> {
            last.values().removeIf(key -> !key.isBlank() && fields.stream().noneMatch(
                    field -> field.key().equals(key)));
            mapping.mapByHeading(last);
        });
        return mapping;
    }

    /// What people call a column of a record's table: as the field of that name, where there is one.
    String columnTitle(String target, List<ImportField> fields, String column, Locale locale) {
        var plain = column.replaceFirst("^fields\\.", "own_").replaceFirst("_(id|on)$", "");
        return fields.stream().filter(field -> field.key().equals(plain) || field.key().equals(column)).findFirst()
                .map(field -> fieldTitle(target, field, locale)).orElse(plain.replace('_', ' '));
    }

    String fieldTitle(String target, ImportField field, Locale locale) {
        var key = "import.field." + target + '.' + field.key();
        return field.title(locale).orElseGet(() -> texts.knows(key) ? texts.text(locale, key) : field.key());
    }

    /// @param found how the file would be read
    /// @param options what was said of it: `charset`, `separator`, `quote`, `heading`
    static ImportForm asked(ImportForm found, Map<String, String> options) {
        var form = found;
        if (form.isText()) {
            form = form.withCharset(options.getOrDefault("charset", form.charset()))
                    .withSeparator(options.getOrDefault("separator", form.separator()).replace("\\t", "\t"))
                    .withQuote(options.getOrDefault("quote", form.quote()));
        }
        var heading = options.get("heading");
        if (heading == null) {
            return form;
        }
        if (!heading.matches("\\d{1,9}")) {
            throw new ImportProblem("import.problem.no-heading-there", heading);
        }
        return form.withHeading(Long.parseLong(heading), Long.parseLong(heading));
    }
}
