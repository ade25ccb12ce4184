package io.saluran.platform.internal.guard;

import java.time.Duration;

/// A kind of call into a bundle.
///
/// @param name the simple name of the extension point, or what else is called
/// @param budget how long a call may take before it counts as failed
public record Kind(String name, Duration budget) {

    /// A click, or another event on a page.
    public static final Kind EVENT_ON_PAGE = new Kind("PageEvent", Duration.ofSeconds(10));
    /// What a page reads in the background.
    public static final Kind READING = new Kind("Reading", Duration.ofSeconds(10));
    /// A request to a REST resource.
    public static final Kind REST = new Kind("RestResource", Duration.ofSeconds(60));
    /// The telling of an event.
    public static final Kind HANDLER = new Kind("EventHandler", Duration.ofSeconds(10));
    /// The holding of a session's lock, while which its page answers nobody.
    public static final Kind LOCK = new Kind("SessionLock", Duration.ofSeconds(1));

    private static final Duration USUAL = Duration.ofSeconds(10);
    private static final Duration SEARCH = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofHours(6);

    /// The kind of a contribution to an extension point. Work that takes its time by its nature has hours.
    static Kind of(Class<?> point) {
        return switch (point.getSimpleName()) {
            case "ImportTarget", "ExportSource", "DemoData", "Job" -> new Kind(point.getSimpleName(), LONG);
            case "SearchProvider" -> new Kind(point.getSimpleName(), SEARCH);
            default -> new Kind(point.getSimpleName(), USUAL);
        };
    }
}
