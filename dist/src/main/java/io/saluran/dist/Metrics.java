package io.saluran.dist;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.saluran.db.connection.Connections;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.ui.internal.web.WebServer;
import java.io.IOException;
import java.io.OutputStream;
import org.osgi.framework.Bundle;

/// What is measured: the Java process, the pool of connections, pages and REST. In Prometheus' text form.
final class Metrics implements AutoCloseable {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();

    Metrics(Connections connections) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        connections.measure(registry);
    }

    MeterRegistry registry() {
        return registry;
    }

    void time(WebServer web) {
        web.measure(registry);
    }

    /// Counts the pages, the bundles that run and the calls into them, once the server has started.
    void count(WebServer web, BundleFramework framework) {
        framework.guard().measure(registry);
        Gauge.builder("saluran.pages", web, served -> served.routes().getRegisteredRoutes().size())
                .description("Pages that are served").register(registry);
        Gauge.builder("saluran.bundles", framework, bundles -> bundles.bundles().stream()
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE).count())
                .description("Bundles that run").register(registry);
        Gauge.builder("saluran.bundles.left", framework, bundles -> bundles.revisions().leftovers().all().size())
                .description("Removed bundles whose code is still in memory").register(registry);
    }

    void write(OutputStream out) throws IOException {
        registry.scrape(out, CONTENT_TYPE);
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
