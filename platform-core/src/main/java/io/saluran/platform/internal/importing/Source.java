package io.saluran.platform.internal.importing;

import io.saluran.platform.importing.ImportField;
import io.saluran.platform.importing.ImportForm;
import io.saluran.platform.importing.ImportProblem;
import io.saluran.platform.importing.ImportTarget;
import io.saluran.platform.importing.ImportWide;
import io.saluran.platform.internal.importing.Headings.Heading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A file as it is read: its form, the sheet in use, what was seen on it, and where its columns go.
final class Source {

    private final Engine engine;
    private final String target;
    private final List<ImportField> fields;
    private final Optional<ImportWide> wide;
    private final Predicate<String> known;
    private TableFile file;
    private int sheet;
    private TableLook look;
    private Mapping mapping;

    /// Begins with the first sheet that has a table.
    Source(Engine engine, ImportTarget of, List<ImportField> fields, Path path) throws IOException {
        this.engine = engine;
        this.target = of.name();
        this.wide = of.wide();
        this.fields = fields;
        Set<String> names = new HashSet<>();
        ColumnGuess.known(fields, engine.recognition().names(target, fields)).values().forEach(names::addAll);
        this.known = name -> names.contains(ColumnGuess.plain(name));
        this.file = TableFile.open(path);
        this.look = firstTable();
        var asRows = WideFile.of(file, look, wide);
        if (asRows.isPresent()) {
            file = asRows.get();
            look = TableLook.at(file, sheet, null, known);
        }
        this.mapping = engine.recognition().guess(target, fields, look, file.decimal());
    }

    private TableLook firstTable() throws IOException {
        ImportProblem first = null;
        for (int i = 0; i < file.sheets().size(); i++) {
            try {
                var found = TableLook.at(file, i, null, known);
                sheet = i;
                return found;
            } catch (ImportProblem none) {
                first = first == null ? none : first;
            }
        }
        throw first == null ? new ImportProblem("import.problem.empty-file") : first;
    }

    TableFile file() {
        return file;
    }

    int sheet() {
        return sheet;
    }

    TableLook look() {
        return look;
    }

    Mapping mapping() {
        return mapping;
    }

    /// Where the columns would go in records of another target.
    Mapping as(ImportTarget other) {
        return engine.recognition().guess(other.name(), List.copyOf(other.fields()), look, file.decimal());
    }

    ImportForm form() {
        return file.form().withHeading(look.heading().first(), look.heading().last());
    }

    void useSheet(int index) {
        look(file, index, null);
    }

    /// Where only the heading is said anew, that one is used; otherwise it is found anew.
    void useForm(ImportForm form) {
        var now = form();
        var asNow = form.withHeading(now.heading(), now.headingEnd());
        var heading = asNow.equals(now) || form.heading() != now.heading() || form.headingEnd() != now.headingEnd()
                ? new Heading(form.heading(), form.headingEnd())
                : null;
        look(asNow.equals(now) ? file : file.as(form), sheet, heading);
    }

    private void look(TableFile other, int index, @Nullable Heading heading) {
        try {
            var base = other instanceof WideFile spread && index != sheet ? spread.file() : other;
            var asIs = TableLook.at(base, index, heading, known);
            var asRows = WideFile.of(base, asIs, wide);
            var seen = asRows.isPresent() ? TableLook.at(asRows.get(), index, null, known) : asIs;
            var read = asRows.orElse(base);
            mapping = engine.recognition().guess(target, fields, seen, read.decimal());
            file = read;
            sheet = index;
            look = seen;
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
