package io.saluran.platform.internal.extension;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The classes and members of the host that a bundle's code names, compared with those that there are: a jar that was
/// compiled against another version finds out here, and not at a person's click.
final class References {

    private static final List<String> LOOKED_AT = List.of("io/saluran/", "com/vaadin/", "org/jooq/");

    private final Function<String, byte @Nullable []> resources;
    private final ReleasedApi released;
    private final Map<String, Optional<ClassModel>> known = new HashMap<>();

    /// @param resources the host's class files, by names such as `io/saluran/db/Db.class`; null for one there is not
    References(Function<String, byte @Nullable []> resources, ReleasedApi released) {
        this.resources = resources;
        this.released = released;
    }

    /// What the jar's classes use and nobody has, or what this host has and no release; each once, with the first class that
    /// uses it.
    List<Words> missing(JarFile jar) throws IOException {
        var classes = new LinkedHashMap<String, ClassModel>();
        for (var entry : jar.stream().filter(each -> each.getName().endsWith(".class")
                && !each.getName().startsWith("META-INF/")).toList()) {
            try (var in = jar.getInputStream(entry)) {
                var model = ClassFile.of().parse(in.readAllBytes());
                classes.put(model.thisClass().asInternalName(), model);
            }
        }
        var missing = new LinkedHashMap<String, Words>();
        for (var each : classes.values()) {
            var user = each.thisClass().asInternalName().replace('/', '.');
            for (var what : unknown(each, classes.keySet())) {
                missing.putIfAbsent(what, Words.of("extension.verify.member", user, what));
            }
            for (var what : unreleased(each, classes.keySet())) {
                missing.putIfAbsent(what, Words.of("extension.verify.unreleased", user, what));
            }
            for (var what : unfulfilled(each)) {
                missing.putIfAbsent(user + what, Words.of("extension.verify.not-written", user, what));
            }
        }
        return List.copyOf(missing.values());
    }

    private List<String> unknown(ClassModel user, java.util.Set<String> own) {
        var unknown = new ArrayList<String>();
        for (var entry : user.constantPool()) {
            switch (entry) {
                case ClassEntry type when isLookedAt(type.asInternalName(), own)
                        && find(type.asInternalName()).isEmpty() ->
                    unknown.add(type.asInternalName()
                            .replace('/', '.').replace('$', '.'));
                case MemberRefEntry member when isLookedAt(member.owner().asInternalName(), own)
                        && find(member.owner().asInternalName()).isPresent()
                        && !has(member.owner().asInternalName(), member.nameAndType()) ->
                    unknown.add(say(member));
                default -> {
                }
            }
        }
        return unknown;
    }

    /// What works here, and would not with what was released.
    private List<String> unreleased(ClassModel user, java.util.Set<String> own) {
        var unreleased = new ArrayList<String>();
        for (var entry : user.constantPool()) {
            switch (entry) {
                case ClassEntry type when isLookedAt(type.asInternalName(), own)
                        && find(type.asInternalName()).isPresent() && !released.hasType(type.asInternalName()) ->
                    unreleased.add(type.asInternalName().replace('/', '.').replace('$', '.'));
                case MemberRefEntry member when isLookedAt(member.owner().asInternalName(), own)
                        && declaring(member.owner().asInternalName(), member.nameAndType())
                                .filter(type -> !released.has(type, member.name().stringValue(),
                                        member.type().stringValue()))
                                .isPresent() ->
                    unreleased.add(say(member));
                default -> {
                }
            }
        }
        return unreleased;
    }

    /// The type that has the member written in it, the given one or one above it.
    private Optional<String> declaring(String owner, NameAndTypeEntry member) {
        return find(owner).flatMap(model -> declares(model, member)
                ? Optional.of(owner)
                : above(model).map(each -> declaring(each, member)).flatMap(Optional::stream).findFirst());
    }

    private static boolean isLookedAt(String internalName, java.util.Set<String> own) {
        return LOOKED_AT.stream().anyMatch(internalName::startsWith) && !own.contains(internalName);
    }

    private Optional<ClassModel> find(String internalName) {
        return known.computeIfAbsent(internalName, name -> Optional.ofNullable(resources.apply(name + ".class"))
                .map(bytes -> ClassFile.of().parse(bytes)));
    }

    /// Whether a class or one above it has the member, where others may use it.
    private boolean has(String owner, NameAndTypeEntry member) {
        var found = find(owner);
        if (found.isEmpty()) {
            return true; // above what can be looked at; resolving the packages has its own answer
        }
        var model = found.get();
        return declares(model, member) || above(model).anyMatch(each -> has(each, member))
                || (model.flags().has(AccessFlag.INTERFACE) && has("java/lang/Object", member))
                || isPolymorphic(model);
    }

    private static boolean declares(ClassModel model, NameAndTypeEntry member) {
        var here = Stream.concat(
                model.methods().stream().filter(method -> !method.flags().has(AccessFlag.PRIVATE))
                        .map(method -> method.methodName().stringValue() + method.methodType().stringValue()),
                model.fields().stream().filter(field -> !field.flags().has(AccessFlag.PRIVATE))
                        .map(field -> field.fieldName().stringValue() + field.fieldType().stringValue()));
        return here.anyMatch((member.name().stringValue() + member.type().stringValue())::equals);
    }

    /// `MethodHandle.invoke` and the like take every type.
    private static boolean isPolymorphic(ClassModel model) {
        return model.thisClass().asInternalName().startsWith("java/lang/invoke/");
    }

    private static Stream<String> above(ClassModel model) {
        return Stream.concat(model.superclass().stream(), model.interfaces().stream()).map(ClassEntry::asInternalName);
    }

    /// Methods that the host's interfaces ask for and a class of the bundle does not have.
    private List<String> unfulfilled(ClassModel type) {
        if (type.flags().has(AccessFlag.ABSTRACT) || type.flags().has(AccessFlag.INTERFACE)) {
            return List.of();
        }
        var asked = type.interfaces().stream().map(ClassEntry::asInternalName)
                .filter(name -> name.startsWith("io/saluran/")).map(this::find).flatMap(Optional::stream)
                .flatMap(each -> each.methods().stream().filter(method -> method.flags().has(AccessFlag.ABSTRACT))
                        .map(method -> Map.entry(each, method)))
                .toList();
        var own = type.methods().stream()
                .map(method -> method.methodName().stringValue() + method.methodType().stringValue())
                .collect(Collectors.toSet());
        return asked.stream()
                .filter(each -> !own.contains(each.getValue().methodName().stringValue()
                        + each.getValue().methodType().stringValue()))
                .filter(each -> type.superclass().map(ClassEntry::asInternalName).filter("java/lang/Object"::equals)
                        .isPresent())
                .map(each -> simple(each.getKey().thisClass().asInternalName()) + '.'
                        + each.getValue().methodName().stringValue())
                .toList();
    }

    private static String say(MemberRefEntry member) {
        var name = member.nameAndType().name().stringValue();
        var type = member.nameAndType().type().stringValue();
        var owner = member.owner().asInternalName().replace('/', '.').replace('$', '.');
        if (!type.startsWith("(")) {
            return owner + '.' + name;
        }
        var parameters = java.lang.constant.MethodTypeDesc.ofDescriptor(type).parameterList().stream()
                .map(java.lang.constant.ClassDesc::displayName).collect(Collectors.joining(", ", "(", ")"));
        return owner + (name.equals("<init>") ? "" : '.' + name) + parameters;
    }

    private static String simple(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1).replace('$', '.');
    }
}
