package io.saluran.platform.importing;

/// What becomes of a row.
public enum ImportVerdict {
    /// It makes a record.
    CREATE,
    /// It changes a record.
    UPDATE,
    /// Everything in it is known already.
    SAME,
    /// It is left out.
    REJECT
}
