package io.saluran.platform.internal.webhook;

/// Something happened that a webhook wants to be told of. Published by the function `platform.webhook_tell` too.
public record WebhookQueued(String kind) {}
