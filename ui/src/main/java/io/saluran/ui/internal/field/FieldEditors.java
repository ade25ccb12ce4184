package io.saluran.ui.internal.field;

import io.saluran.platform.internal.host.Contributions;
import io.saluran.platform.internal.host.Contributions.Contribution;
import io.saluran.ui.field.FieldEditor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The components for kinds of values that there are at this moment. Safe for use by any thread.
public final class FieldEditors implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FieldEditors.class);

    private final Map<String, FieldEditor> known = new ConcurrentHashMap<>();
    private final Contributions<FieldEditor> contributions;

    /// @param changed called when one came or went
    public FieldEditors(BundleContext context, Runnable changed) {
        contributions = Contributions.of(context, FieldEditor.class, came -> {
            know(came);
            changed.run();
        }, gone -> {
            forget(gone);
            changed.run();
        });
    }

    private void know(Contribution<FieldEditor> came) {
        try {
            known.putIfAbsent(came.service().type(), came.service());
        } catch (RuntimeException problem) {
            LOG.error("The fields of {} are left out", came.bundle().getSymbolicName(), problem);
        }
    }

    private void forget(Contribution<FieldEditor> gone) {
        if (known.values().removeIf(each -> each.equals(gone.service()))) {
            // Another may have waited for its type, as the next version of the same bundle.
            contributions.all().forEach(this::know);
        }
    }

    public @Nullable FieldEditor get(String type) {
        return known.get(type);
    }

    @Override
    public void close() {
        contributions.close();
    }
}
