package io.saluran.platform.importing;

/// What a person says to a [NearMatch].
public enum Decision {
    /// It is the candidate.
    SAME,
    /// It is something new; make it.
    CREATE,
    /// Leave these rows out.
    SKIP
}
