package io.saluran.dist;

import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Jar;
import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Diff;
import aQute.bnd.service.diff.Tree;
import aQute.bnd.service.diff.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Version;

/// The signatures of the packages that a bundle exports, as bnd sees them: to be written down as text, read again and
/// compared.
///
/// A line is an element: its kind, what it means for the version when it is added and when it is removed, and its name;
/// what belongs to it is indented below.
final class ApiSignatures {

    private static final Pattern NOT_OURS = Pattern
            .compile("jdk\\..*|org\\.osgi\\.annotation\\.(?:bundle\\.Export|versioning\\.Version)");
    private static final Set<String> OF_CLASSES = signatures(Object.class, Record.class, Throwable.class);
    private static final Set<String> OF_ENUMS = signatures(Object.class, Enum.class);

    private final Map<String, Tree> packages;

    /// What is wrong with a package.
    ///
    /// @param needed the version that it must have at least; the one it has when only the text is old
    record Finding(String name, Version needed, boolean raise, List<String> changes) {}

    private ApiSignatures(Map<String, Tree> packages) {
        this.packages = packages;
    }

    /// @param bundle its jar, or the folder with its classes and manifest
    static ApiSignatures of(Path bundle) throws Exception {
        var packages = new TreeMap<String, Tree>();
        try (var jar = new Jar(bundle.toFile())) {
            for (var part : new DiffPluginImpl().tree(jar).getChildren()) {
                if (part.getType() == Type.API) {
                    for (var each : part.serialize().children) {
                        if (each.type == Type.PACKAGE) {
                            packages.put(each.name, new DiffPluginImpl().deserialize(own(each)));
                        }
                    }
                }
            }
        }
        return new ApiSignatures(packages);
    }

    /// Without what comes from the JDK, which is another one elsewhere, and what only says the version again.
    private static Tree.Data own(Tree.Data element) {
        var inherited = switch (element.type) {
            case CLASS -> OF_CLASSES;
            case ENUM -> OF_ENUMS;
            default -> Set.<String>of();
        };
        element.children = Stream.of(element.children)
                .filter(child -> child.type != Type.ANNOTATED || !NOT_OURS.matcher(child.name).matches())
                .filter(child -> child.type != Type.METHOD || !inherited.contains(child.name))
                .map(ApiSignatures::own).toArray(Tree.Data[]::new);
        return element;
    }

    private static Set<String> signatures(Class<?>... types) {
        return Stream.of(types).flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .map(method -> method.getName() + Stream.of(method.getParameterTypes()).map(Class::getTypeName)
                        .collect(Collectors.joining(",", "(", ")")))
                .collect(Collectors.toSet());
    }

    static ApiSignatures read(String text) throws Exception {
        var packages = new TreeMap<String, Tree>();
        var lines = text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        for (int at = 0; at < lines.size();) {
            var end = at + 1;
            while (end < lines.size() && lines.get(end).startsWith(" ")) {
                end++;
            }
            var tree = new DiffPluginImpl().deserialize(data(lines.subList(at, end), 0));
            packages.put(tree.getName(), tree);
            at = end;
        }
        return new ApiSignatures(packages);
    }

    private static Tree.Data data(List<String> lines, int depth) {
        var data = new Tree.Data();
        var parts = lines.getFirst().strip().split(" ", 4);
        data.type = Type.valueOf(parts[0]);
        data.add = Delta.valueOf(parts[1]);
        data.rem = Delta.valueOf(parts[2]);
        // A default that is an empty text has no name.
        data.name = parts.length > 3 ? parts[3] : "";
        var children = new ArrayList<Tree.Data>();
        var indent = "  ".repeat(depth + 1);
        for (int at = 1; at < lines.size();) {
            var end = at + 1;
            while (end < lines.size() && lines.get(end).startsWith(indent + " ")) {
                end++;
            }
            children.add(data(lines.subList(at, end), depth + 1));
            at = end;
        }
        data.children = children.toArray(Tree.Data[]::new);
        return data;
    }

    String text() {
        var text = new StringBuilder();
        packages.values().forEach(each -> write(text, each, 0));
        return text.toString();
    }

    private static void write(StringBuilder text, Tree tree, int depth) {
        text.append("  ".repeat(depth)).append(tree.getType()).append(' ').append(tree.ifAdded()).append(' ')
                .append(tree.ifRemoved()).append(' ').append(tree.getName().replaceAll("\\s+", " ")).append('\n');
        for (var child : tree.getChildren()) {
            write(text, child, depth + 1);
        }
    }

    /// What must be done before these may be written down in place of the older ones.
    List<Finding> since(ApiSignatures older) {
        var findings = new ArrayList<Finding>();
        packages.forEach((name, now) -> {
            var before = older.packages.get(name);
            if (before == null) {
                findings.add(new Finding(name, version(now), false, List.of("new package")));
            } else {
                compare(name, now, before, findings);
            }
        });
        older.packages.forEach((name, before) -> {
            if (!packages.containsKey(name)) {
                findings.add(new Finding(name, version(before), false, List.of("package removed")));
            }
        });
        return findings;
    }

    private static void compare(String name, Tree now, Tree before, List<Finding> findings) {
        var diff = now.diff(before);
        var needed = needed(version(before), diff.getDelta());
        var has = version(now);
        if (has.compareTo(needed) < 0) {
            findings.add(new Finding(name, needed, true, changes(diff)));
        } else if (!text(now).equals(text(before))) {
            findings.add(new Finding(name, has, false, changes(diff)));
        }
    }

    private static String text(Tree tree) {
        var text = new StringBuilder();
        write(text, tree, 0);
        return text.toString();
    }

    private static Version needed(Version before, Delta delta) {
        return switch (delta) {
            case MAJOR, REMOVED -> new Version(before.getMajor() + 1, 0, 0);
            case MINOR, ADDED -> new Version(before.getMajor(), before.getMinor() + 1, 0);
            case MICRO, CHANGED, IGNORED, UNCHANGED -> before;
        };
    }

    private static Version version(Tree pack) {
        return Stream.of(pack.getChildren()).filter(child -> child.getType() == Type.VERSION).findFirst()
                .map(child -> Version.parseVersion(child.getName())).orElse(Version.emptyVersion);
    }

    /// The smallest parts that differ, each with its place.
    private static List<String> changes(Diff diff) {
        var changes = new ArrayList<String>();
        for (var child : diff.getChildren()) {
            var delta = child.getDelta();
            if (delta != Delta.UNCHANGED && delta != Delta.IGNORED) {
                if (delta == Delta.ADDED || delta == Delta.REMOVED || child.getChildren().isEmpty()) {
                    changes.add(delta + " " + child.getType() + " " + child.getName());
                } else {
                    changes(child).forEach(each -> changes.add(child.getName() + ": " + each));
                }
            }
        }
        return changes;
    }
}
