package io.saluran.platform.internal.job;

/// A job came, went, began, got on or ended.
public record JobChanged(String job) {}
