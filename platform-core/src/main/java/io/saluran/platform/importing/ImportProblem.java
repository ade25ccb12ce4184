package io.saluran.platform.importing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What keeps a file from being imported, to be told to the person who brought it: the text `key` with its arguments.
/// Nothing was written.
public final class ImportProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String key;
    private final transient @Nullable List<Object> arguments;

    /// @param key a text key, for example `import.problem.empty-file`
    public ImportProblem(String key, Object... arguments) {
        super(key + ' ' + List.of(arguments));
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.toArray();
    }
}
