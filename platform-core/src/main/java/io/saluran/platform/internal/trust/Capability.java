package io.saluran.platform.internal.trust;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// What the host can grant to a bundle. The bundles' own services are granted by names of their own, see
/// `RequiresGrant`.
public enum Capability {

    /// Its own tables.
    DATABASE("database"),
    /// Who works here.
    PEOPLE_READ("people.read"),
    /// The company's settings.
    SETTINGS_READ("settings.read"), SETTINGS_WRITE("settings.write"),
    /// Uploaded files that Saluran keeps.
    UPLOADS("uploads"),
    /// Telling other bundles and nodes what happened, and hearing it.
    EVENTS("events"),
    /// Entries in the audit log.
    AUDIT_WRITE("audit.write"),
    /// Taking tables in, and making others take them in.
    IMPORTS("imports"),
    /// Letters by e-mail in the company's name.
    MAIL_SEND("mail.send"),
    /// Telling people something on their page of notifications.
    NOTIFY("notify"),
    /// Paths of its own below `/api/v1`.
    REST("rest"),
    // What Java cannot withhold within one process, so that it can only be found and said.
    NETWORK("network"), FILES("files"), THREADS("threads"), REFLECTION("reflection"), CLASS_LOADING(
            "class-loading"), PROCESSES("processes"), EXIT("exit"), NATIVE("native"),
    /// Other bundles, by the framework itself.
    BUNDLES("bundles");

    private final String permission;

    Capability(String permission) {
        this.permission = permission;
    }

    /// As a bundle's header has it; its text is `grant.PERMISSION`.
    public String permission() {
        return permission;
    }

    static Set<String> names() {
        return Arrays.stream(values()).map(Capability::permission).collect(Collectors.toUnmodifiableSet());
    }
}
