package io.saluran.platform.internal.extension;

/// What came of looking at a file that somebody wants to install.
public sealed interface JarAnswer {

    /// It is a bundle that may be planned.
    record Accepted(JarFacts facts) implements JarAnswer {}

    /// It is none, or one that may not be.
    record Refused(JarRefusal reason, Words words) implements JarAnswer {}
}
