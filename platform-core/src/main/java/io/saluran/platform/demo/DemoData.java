package io.saluran.platform.demo;

import java.time.LocalDate;
import java.util.function.DoubleConsumer;
import org.osgi.annotation.versioning.ConsumerType;

/// Fills an empty bundle with a believable company, for `./run --demo`. Called once: on an empty home, or at the first
/// `--demo` after that with which the bundle starts. One bundle after
/// the other by `order`, on a thread of the host. All people of the platform's own demo exist then.
@ConsumerType
public interface DemoData {

    /// Platform 0, pipeline 100, training 200, content 300.
    int order();

    /// Text key of what is made, for the progress bar.
    String title();

    /// @param today dates are counted back from here
    /// @param progress takes 0 to 1
    void create(LocalDate today, DoubleConsumer progress);
}
