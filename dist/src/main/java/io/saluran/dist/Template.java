package io.saluran.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A new extension's folder, from the template of the distribution with its names replaced.
final class Template {

    private static final String ROOT = "template";

    private final Map<String, String> names = new LinkedHashMap<>();

    /// @param name as people call it
    /// @param group the beginning of its Java package
    /// @throws StartProblem if no Java names can be made of them
    Template(String name, String group) {
        var words = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ").strip();
        if (!words.matches("[a-z].*") || !name.strip().matches("[^<>&\\p{Cntrl}]+")) {
            throw new StartProblem("Call it by a name that begins with a letter from A to Z, not " + name + ".");
        }
        if (!group.matches("[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)*") || group.startsWith("io.saluran")) {
            throw new StartProblem("A group is like com.example, and yours, not " + group + ".");
        }
        var slug = words.replace(' ', '-');
        var pack = group + '.' + slug.replace("-", "");
        // The longer first, for they hold the shorter.
        names.put("file://${project.basedir}/../../dist/target/saluran/repository",
                Distribution.folder("repository").toUri().toString());
        names.put("Template extension", name.strip());
        names.put("example.template", pack);
        names.put("example/template", pack.replace('.', '/'));
        names.put("<groupId>example</groupId>", "<groupId>" + group + "</groupId>");
        names.put("Template", Arrays.stream(words.split(" "))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining()));
        names.put("template", slug);
    }

    /// @param to is made
    /// @throws StartProblem if there is something in it already
    void write(Path to) throws IOException {
        if (Files.exists(to) && (!Files.isDirectory(to) || isFilled(to))) {
            throw new StartProblem("There is something in " + to + " already.");
        }
        var from = Distribution.folder(ROOT);
        if (!Files.isDirectory(from)) {
            throw new StartProblem("This distribution has no template: " + from + " is missing.");
        }
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var target = to.resolve(named(from.relativize(file).toString().replace('\\', '/')));
                Files.createDirectories(target.getParent());
                Files.writeString(target, named(Files.readString(file)));
            }
        }
    }

    private static boolean isFilled(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    private String named(String text) {
        var named = text;
        for (var entry : names.entrySet()) {
            named = named.replace(entry.getKey(), entry.getValue());
        }
        return named;
    }
}
