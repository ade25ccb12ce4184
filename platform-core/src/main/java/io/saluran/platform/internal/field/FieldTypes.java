package io.saluran.platform.internal.field;

import io.saluran.platform.field.FieldType;
import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.host.Contributions.Contribution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The kinds of values that there are at this moment, by their keys. Safe for use by any thread.
public final class FieldTypes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FieldTypes.class);

    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final @Nullable Contributions<FieldType> contributions;
    private volatile Runnable changed = () -> {};

    /// A kind of value.
    ///
    /// @param bundle who brings it
    /// @param order at which it is offered
    public record Known(String key, FieldType type, String bundle, int order) {}

    private FieldTypes(BundleContext context) {
        contributions = Contributions.of(context, FieldType.class, this::add, this::remove);
    }

    private FieldTypes(List<FieldType> types) {
        contributions = null;
        types.forEach(type -> known.put(type.key(), new Known(type.key(), type, "", type.order())));
    }

    /// These and no others, where there are no bundles.
    public static FieldTypes of(List<FieldType> types) {
        return new FieldTypes(types);
    }

    /// Those that the bundles of a framework bring.
    public static FieldTypes of(BundleContext context) {
        return new FieldTypes(context);
    }

    /// @param listener called when a kind came or went, on the thread that starts or stops its bundle
    public void onChange(Runnable listener) {
        changed = listener;
    }

    private void add(Contribution<FieldType> came) {
        know(came);
        changed.run();
    }

    private void know(Contribution<FieldType> came) {
        try {
            var type = new Known(came.service().key(), came.service(), came.bundle().getSymbolicName(),
                    came.service().order());
            var first = known.putIfAbsent(type.key(), type);
            if (first != null && !first.type().equals(type.type())) {
                LOG.warn("{} and {} both bring the kind of field {}; that of the first is used", first.bundle(),
                        type.bundle(), type.key());
            }
        } catch (RuntimeException problem) {
            LOG.error("A kind of field of {} is left out", came.bundle().getSymbolicName(), problem);
        }
    }

    private void remove(Contribution<FieldType> gone) {
        if (known.values().removeIf(each -> each.type().equals(gone.service())) && contributions != null) {
            // Another may have waited for its key, as the next version of the same bundle.
            contributions.all().forEach(this::know);
        }
        changed.run();
    }

    public Optional<FieldType> get(String key) {
        return Optional.ofNullable(known.get(key)).map(Known::type);
    }

    public Optional<Known> known(String key) {
        return Optional.ofNullable(known.get(key));
    }

    /// In the order in which they are offered.
    public List<Known> all() {
        var all = new ArrayList<>(known.values());
        all.sort(Comparator.comparingInt(Known::order).thenComparing(Known::key));
        return all;
    }

    @Override
    public void close() {
        if (contributions != null) {
            contributions.close();
        }
    }
}
