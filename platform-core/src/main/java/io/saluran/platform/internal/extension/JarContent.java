package io.saluran.platform.internal.extension;

import java.util.List;

/// What a bundle brings beside its components.
///
/// @param languages codes of the languages that it has texts in, English among them
/// @param files how many files it has that browsers fetch
/// @param paths of its REST resources, below `/api/v1`
public record JarContent(List<String> languages, int files, List<String> paths) {

    static final JarContent NONE = new JarContent(List.of(), 0, List.of());

    public JarContent {
        languages = List.copyOf(languages);
        paths = List.copyOf(paths);
    }
}
