package io.saluran.platform.internal.trust;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.FieldRefEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipInputStream;

/// Looks through the byte code of a jar, and of the jars in it, for what Java cannot withhold from code in one process.
///
/// It reads the constant pools, where every method that a class calls is named, also by a method reference. What is called
/// by a name that is put together at run time does not show; that which calls it (`reflection`, `class-loading`) does.
public final class CodeScan {

    private static final CodeRules RULES = new CodeRules();
    private static final int SHOWN = 5;
    // A class that the JVM may take and we cannot read is as dark as one that is made at run time.
    private static final String UNREADABLE = "class-loading";

    private final Map<String, Map<String, String>> found = new TreeMap<>();
    private long left;

    private CodeScan(long atMost) {
        left = atMost;
    }

    /// What the code uses, by permission.
    ///
    /// @param atMost bytes of the classes, unpacked
    /// @throws IOException if there are more, or the jar cannot be read
    public static List<Use> of(JarFile jar, long atMost) throws IOException {
        var scan = new CodeScan(atMost);
        for (var entry : (Iterable<java.util.jar.JarEntry>) jar.stream()::iterator) {
            try (var in = jar.getInputStream(entry)) {
                if (entry.getName().endsWith(".class")) {
                    scan.read(entry.getName(), in);
                } else if (entry.getName().endsWith(".jar")) {
                    scan.inner(in);
                }
            }
        }
        return scan.uses();
    }

    private void inner(InputStream jar) throws IOException {
        var in = new ZipInputStream(jar);
        for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
            if (entry.getName().endsWith(".class")) {
                read(entry.getName(), in);
            }
        }
    }

    private void read(String name, InputStream in) throws IOException {
        var bytes = in.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE - 8));
        left -= bytes.length;
        if (left < 0) {
            throw new IOException("Its classes unpack to too much, at " + name);
        }
        try {
            look(ClassFile.of().parse(bytes));
        } catch (IllegalArgumentException unreadable) {
            note(UNREADABLE, name, name);
        }
    }

    private void look(ClassModel code) {
        var name = code.thisClass().asInternalName().replace('/', '.');
        for (var entry : code.constantPool()) {
            if (entry instanceof MemberRefEntry member && !(entry instanceof FieldRefEntry)) {
                var owner = member.owner().asInternalName();
                RULES.permission(owner, member.name().stringValue(), member.type().stringValue())
                        .ifPresent(permission -> note(permission, name,
                                owner.replace('/', '.') + '.' + member.name().stringValue()));
            }
        }
        for (var method : code.methods()) {
            if (method.flags().has(AccessFlag.NATIVE)) {
                note(Capability.NATIVE.permission(), name, name + '.' + method.methodName().stringValue());
            }
        }
    }

    private void note(String permission, String where, String what) {
        found.computeIfAbsent(permission, each -> new TreeMap<>()).putIfAbsent(where, what);
    }

    private List<Use> uses() {
        var uses = new ArrayList<Use>();
        found.forEach((permission, where) -> uses.add(new Use(permission, where.values().iterator().next(),
                where.keySet().stream().limit(SHOWN).toList(), where.size())));
        return uses;
    }
}
