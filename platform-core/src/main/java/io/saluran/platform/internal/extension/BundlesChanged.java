package io.saluran.platform.internal.extension;

/// Which third-party bundles are wanted has changed; every node follows.
public record BundlesChanged(String symbolicName) {}
