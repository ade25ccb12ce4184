package io.saluran.platform.internal.notification;

import java.util.UUID;

/// Somebody was told something, or has read it.
public record NotificationsChanged(UUID person) {}
