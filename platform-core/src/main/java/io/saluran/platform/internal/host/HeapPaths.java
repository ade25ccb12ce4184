package io.saluran.platform.internal.host;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.saluran.platform.internal.host.Leftovers.Stage;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netbeans.lib.profiler.heap.GCRoot;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;
import org.netbeans.lib.profiler.heap.JavaFrameGCRoot;
import org.netbeans.lib.profiler.heap.ObjectArrayInstance;
import org.netbeans.lib.profiler.heap.ObjectFieldValue;

/// The nearest way from a root of the garbage collector to the class loader of each removed bundle.
final class HeapPaths {

    private static final int LONGEST = 60;

    private final Heap heap;

    private HeapPaths(Heap heap) {
        this.heap = heap;
    }

    /// By the numbers of [Leftovers.Removed]; nothing for one that only soft or weak references lead to.
    static Map<Long, List<String>> ofThisProcess(Consumer<Stage> progress) throws IOException {
        var folder = Files.createTempDirectory("saluran-heap");
        var file = folder.resolve("heap.hprof");
        try {
            progress.accept(Stage.DUMP);
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(file.toString(), true);
            progress.accept(Stage.READ);
            var paths = new HeapPaths(HeapFactory.createHeap(file.toFile()));
            progress.accept(Stage.SEARCH);
            return paths.all();
        } finally {
            delete(folder);
        }
    }

    // All that the process knows stands in the dump, so nothing of it stays.
    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Map<Long, List<String>> all() {
        var paths = new HashMap<Long, List<String>>();
        for (Object each : heap.getJavaClassByName(Leftovers.Removed.class.getName()).getInstances()) {
            var removed = (Instance) each;
            if (removed.getValueOfField("loader") instanceof Instance reference
                    && reference.getValueOfField("referent") instanceof Instance loader) {
                var path = path(loader);
                if (!path.isEmpty()) {
                    paths.put((Long) removed.getValueOfField("number"), path);
                }
            }
        }
        return paths;
    }

    private List<String> path(Instance loader) {
        var lines = new ArrayList<String>();
        lines.add(type(loader));
        var here = loader;
        while (!here.isGCRoot()) {
            var holder = here.getNearestGCRootPointer();
            if (holder == null || lines.size() == LONGEST) {
                return List.of();
            }
            lines.add(type(holder) + field(holder, here));
            here = holder;
        }
        lines.add("root: " + root(here));
        return lines.reversed();
    }

    private static String type(Instance instance) {
        var type = instance.getJavaClass().getName();
        return "java.lang.Class".equals(type) ? "class" : type;
    }

    /// Which field of the holder leads on.
    private String field(Instance holder, Instance held) {
        var type = heap.getJavaClassByID(holder.getInstanceId());
        if (type != null) {
            return ' ' + type.getName() + named(type.getStaticFieldValues(), held);
        }
        return holder instanceof ObjectArrayInstance ? "[]" : named(holder.getFieldValues(), held);
    }

    private static String named(List<?> fields, Instance held) {
        for (var field : fields) {
            if (field instanceof ObjectFieldValue value && value.getInstance() != null
                    && value.getInstance().getInstanceId() == held.getInstanceId()) {
                return '.' + value.getField().getName();
            }
        }
        return "";
    }

    private String root(Instance instance) {
        var kinds = new TreeSet<String>();
        for (Object each : heap.getGCRoots()) {
            var root = (GCRoot) each;
            if (root.getInstance() != null && root.getInstance().getInstanceId() == instance.getInstanceId()) {
                kinds.add(root instanceof JavaFrameGCRoot frame && frame.getThreadGCRoot() != null
                        ? "what runs on " + name(frame.getThreadGCRoot().getInstance())
                        : root.getKind());
            }
        }
        var type = heap.getJavaClassByID(instance.getInstanceId());
        return String.join(", ", kinds) + ": " + (type == null ? name(instance) : name(type));
    }

    private static String name(JavaClass type) {
        return "class " + type.getName();
    }

    /// The type, and of a thread its name, for that is what one looks for.
    private static String name(Instance instance) {
        var name = instance.getValueOfField("name");
        return type(instance) + (name instanceof Instance text ? " \"" + text(text) + '"' : "");
    }

    private static @Nullable String text(Instance string) {
        if (!(string.getValueOfField("value") instanceof org.netbeans.lib.profiler.heap.PrimitiveArrayInstance bytes)) {
            return null;
        }
        var text = new StringBuilder();
        for (Object each : bytes.getValues()) {
            text.append((char) (Byte.parseByte(String.valueOf(each)) & 0xff));
        }
        return text.toString();
    }
}
