package io.saluran.platform.internal.extension;

import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;
import org.osgi.resource.Requirement;

/// What bundles may use, as it was released: packages with their versions, types and members, from the texts in which they
/// are written down.
///
/// A line of such a text is an element: its kind, what it means for the version when it comes and when it goes, and its
/// name; what belongs to it is indented below.
public final class ReleasedApi {

    private static final String OURS = "io/saluran/";
    // The texts leave out what every object, record, exception and enum has.
    private static final Set<String> JAVAS = Stream.of(Object.class, Record.class, Throwable.class, Enum.class)
            .flatMap(type -> Stream.of(type.getDeclaredMethods()))
            .map(method -> method.getName() + Stream.of(method.getParameterTypes()).map(Class::getTypeName)
                    .collect(Collectors.joining(",", "(", ")")))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> TYPES = Set.of("CLASS", "INTERFACE", "ENUM", "ANNOTATION");

    private static final Pattern NAME = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]+)\\)");
    // A ceiling is written as what must not be at least that.
    private static final Pattern CEILING = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");
    private static final Pattern FLOOR = Pattern.compile("(?<!\\(!)\\(version>=([^)]+)\\)");

    private final Map<String, Version> packages = new TreeMap<>();
    private final Map<String, Set<String>> members = new HashMap<>();

    private record Element(int depth, String kind, String name) {

        static Element of(String line) {
            var text = line.strip();
            // A default that is an empty text has no name.
            var parts = text.split(" ", 4);
            return new Element((line.length() - line.stripLeading().length()) / 2, parts[0],
                    parts.length > 3 ? parts[3] : "");
        }
    }

    /// @param texts each of some packages
    public static ReleasedApi of(Collection<String> texts) {
        var api = new ReleasedApi();
        texts.forEach(text -> api.read(text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Element::of).toList()));
        return api;
    }

    private void read(List<Element> elements) {
        Deque<Element> path = new ArrayDeque<>();
        for (var element : elements) {
            while (path.size() > element.depth()) {
                path.pop();
            }
            var above = path.peek();
            if (TYPES.contains(element.kind())) {
                members.putIfAbsent(element.name(), new HashSet<>());
            } else if (above != null && element.kind().equals("VERSION") && above.kind().equals("PACKAGE")) {
                packages.put(above.name(), Version.parseVersion(element.name()));
            } else if (above != null && TYPES.contains(above.kind())
                    && (element.kind().equals("METHOD") || element.kind().equals("FIELD"))) {
                Objects.requireNonNull(members.get(above.name())).add(element.name());
            }
            path.push(element);
        }
    }

    /// The released version of a package of ours; empty for one that was not released.
    Optional<Version> version(String name) {
        return Optional.ofNullable(packages.get(name));
    }

    /// Whether a type of the host was released; of what is not the host's nothing is said.
    ///
    /// @param internalName such as `io/saluran/db/Db`
    boolean hasType(String internalName) {
        return !internalName.startsWith(OURS) || members.containsKey(internalName.replace('/', '.'));
    }

    /// Whether a member that a type itself declares was released.
    boolean has(String internalName, String member, String descriptor) {
        var known = members.get(internalName.replace('/', '.'));
        var name = descriptor.startsWith("(") ? member + parameters(descriptor) : member;
        return known == null || known.contains(name) || JAVAS.contains(name);
    }

    private static String parameters(String descriptor) {
        return MethodTypeDesc.ofDescriptor(descriptor).parameterList().stream().map(ReleasedApi::name)
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static String name(ClassDesc type) {
        if (type.isArray()) {
            return name(Objects.requireNonNull(type.componentType())) + "[]";
        }
        return type.packageName().isEmpty() ? type.displayName() : type.packageName() + '.' + type.displayName();
    }

    /// A package that a bundle imports, with the versions of it that the bundle takes.
    ///
    /// @param breaksAt the first version that it does not take any more; null when it takes every later one
    public record Taken(String name, Version released, @Nullable Version breaksAt, boolean fits) {}

    /// How the packages of ours that a bundle imports fit those that were released, by name.
    List<Taken> taken(List<? extends Requirement> requirements) {
        var taken = new ArrayList<Taken>();
        for (var each : requirements) {
            var filter = String.valueOf(each.getDirectives().get("filter"));
            var name = NAME.matcher(filter);
            if (name.find()) {
                version(name.group(1)).ifPresent(released -> {
                    var range = range(filter);
                    taken.add(new Taken(name.group(1), released, range.getRight(), range.includes(released)));
                });
            }
        }
        taken.sort(Comparator.comparing(Taken::name));
        return taken;
    }

    private static VersionRange range(String filter) {
        var ceiling = CEILING.matcher(filter);
        var right = ceiling.find() ? Version.parseVersion(ceiling.group(1)) : null;
        var floor = FLOOR.matcher(filter);
        var left = floor.find() ? Version.parseVersion(floor.group(1)) : Version.emptyVersion;
        return new VersionRange(VersionRange.LEFT_CLOSED, left, right, VersionRange.RIGHT_OPEN);
    }
}
