package io.saluran.ui.internal.web;

import com.vaadin.flow.di.LookupInitializer;
import com.vaadin.flow.server.InitParameters;
import com.vaadin.flow.server.RouteRegistry;
import com.vaadin.flow.server.startup.DefaultApplicationConfigurationFactory;
import com.vaadin.flow.server.startup.ErrorNavigationTargetInitializer;
import com.vaadin.flow.server.startup.LookupServletContainerInitializer;
import com.vaadin.flow.server.startup.RouteRegistryInitializer;
import com.vaadin.flow.server.startup.VaadinAppShellInitializer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jetty.JettyServerThreadPoolMetrics;
import io.saluran.platform.internal.host.BundleFramework;
import io.saluran.ui.internal.home.HomeView;
import io.saluran.ui.internal.notification.NotificationsView;
import io.saluran.ui.internal.shell.AppShell;
import io.saluran.ui.internal.shell.BundleInstantiatorFactory;
import io.saluran.ui.internal.shell.FailedView;
import io.saluran.ui.internal.shell.NotAllowedView;
import io.saluran.ui.internal.shell.NotFoundView;
import io.saluran.ui.internal.shell.ShellInit;
import io.saluran.ui.people.ProfileView;
import io.saluran.ui.signin.InvitationView;
import io.saluran.ui.signin.SignInView;
import io.saluran.ui.signin.WelcomeView;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import jakarta.servlet.SessionTrackingMode;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// Jetty with Vaadin's servlet and the servlets of the platform, on one port.
public final class WebServer {

    private static final int SESSION_SECONDS = 8 * 60 * 60;
    private static final int THREADS = 200;
    private static final Duration SLOW = Duration.ofSeconds(15);

    private final Server server;
    private final ServerConnector connector;
    private final ServletContextHandler context;
    private final ShellServlet servlet;

    /// Where it listens, and whom it believes for whom they ask.
    ///
    /// @param proxies whose word counts about where a request comes from
    public record Door(InetSocketAddress address, Networks proxies) {}

    /// @param servlets by path, for example `/api/*`
    public WebServer(Door door, BundleFramework framework, Map<String, Servlet> servlets,
            ShellInit shell) {
        var threads = new QueuedThreadPool(THREADS, 8);
        threads.setName("saluran-web");
        server = new Server(threads);
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.addCustomizer(new Proxies(door.proxies()));
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(door.address().getHostString());
        connector.setPort(door.address().getPort());
        var slow = new SlowClients(connector.getScheduler(), SLOW);
        connector.addBean(slow);
        server.addConnector(connector);
        context = new ServletContextHandler("/", true, false);
        context.setClassLoader(WebServer.class.getClassLoader());
        context.setBaseResource(ResourceFactory.of(context).newClassLoaderResource("META-INF/resources/", true));
        session();
        servlet = vaadin(shell);
        servlets.forEach((path, servlet) -> context.addServlet(new ServletHolder(servlet), path));
        context.addServlet(new ServletHolder(new StaticAssets()), "/saluran/*");
        context.addServlet(new ServletHolder(new BundleAssets(framework)), "/bundle/*");
        context.addFilter(new SecurityHeaders(), "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addFilter(new BodyLimit(), "/*", EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
    }

    private void session() {
        var sessions = context.getSessionHandler();
        sessions.setMaxInactiveInterval(SESSION_SECONDS);
        sessions.setHttpOnly(true);
        sessions.setSessionCookie("saluran");
        sessions.getSessionCookieConfig().setAttribute("SameSite", "Lax");
        sessions.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
    }

    private ShellServlet vaadin(ShellInit shell) {
        context.addServletContainerInitializer(new LookupServletContainerInitializer(),
                LookupInitializer.class, DefaultApplicationConfigurationFactory.class,
                BundleInstantiatorFactory.class);
        context.addServletContainerInitializer(new VaadinAppShellInitializer(), AppShell.class);
        context.addServletContainerInitializer(new RouteRegistryInitializer(), HomeView.class,
                SignInView.class, WelcomeView.class, InvitationView.class, ProfileView.class, NotificationsView.class);
        context.addServletContainerInitializer(new ErrorNavigationTargetInitializer(), NotFoundView.class,
                NotAllowedView.class, FailedView.class);
        var vaadin = new ShellServlet(shell);
        JakartaWebSocketServletContainerInitializer.configure(context, null);
        var holder = new ServletHolder("vaadin", vaadin);
        holder.setInitParameter(InitParameters.SERVLET_PARAMETER_PRODUCTION_MODE, "true");
        holder.setAsyncSupported(true);
        holder.setInitOrder(1);
        context.addServlet(holder, "/*");
        return vaadin;
    }

    /// The routes that are served, once the server has started.
    public RouteRegistry routes() {
        return servlet.getService().getRouter().getRegistry();
    }

    /// Times requests and watches the threads; before [#start].
    public void measure(MeterRegistry registry) {
        context.addFilter(new RequestTimings(registry), "/*", EnumSet.of(DispatcherType.REQUEST));
        new JettyServerThreadPoolMetrics(server.getThreadPool(), List.of()).bindTo(registry);
    }

    /// @throws java.io.IOException if the port is taken
    public void start() throws Exception {
        server.start();
    }

    public int port() {
        return connector.getLocalPort();
    }

    /// Answers what is under way, for two seconds at most, and stops.
    public void stop() throws Exception {
        server.setStopTimeout(2_000);
        server.stop();
    }
}
