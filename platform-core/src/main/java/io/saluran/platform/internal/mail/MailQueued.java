package io.saluran.platform.internal.mail;

/// A letter waits to be delivered.
public record MailQueued(String bundle) {}
