package io.saluran.platform.internal.mail;

/// An administrator has chosen another server, or none.
public record MailServerChanged(String host) {}
