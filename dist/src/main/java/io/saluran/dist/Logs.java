package io.saluran.dist;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// Sends the log to the home folder, as JSON lines for the operator's tools.
final class Logs {

    private Logs() {}

    static void to(Path home) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        context.putProperty("home", home.toString());
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        try {
            configurator.doConfigure(Logs.class.getResource("/saluran-log.xml"));
        } catch (JoranException problem) {
            throw new IllegalStateException("The log's own settings are wrong", problem);
        }
    }
}
