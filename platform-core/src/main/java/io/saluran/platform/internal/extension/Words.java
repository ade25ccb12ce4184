package io.saluran.platform.internal.extension;

import io.saluran.platform.text.Texts;
import java.util.List;
import java.util.Locale;

/// Something to be said in the reader's language.
///
/// @param key of the text
/// @param arguments of the text, by position
public record Words(String key, List<String> arguments) {

    public Words {
        arguments = List.copyOf(arguments);
    }

    static Words of(String key, String... arguments) {
        return new Words(key, List.of(arguments));
    }

    public String in(Texts texts, Locale locale) {
        return texts.text(locale, key, arguments.toArray());
    }
}
