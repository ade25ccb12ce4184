package io.saluran.platform.importing;

/// Hears how far an import is, on the thread of the import, a few times a second.
@FunctionalInterface
public interface ImportProgress {

    /// @param done rows; of `total`
    void at(Phase phase, long done, long total);

    /// What is being done.
    enum Phase {
        READ, CHECK, WRITE, UNDO
    }

    static ImportProgress none() {
        return (phase, done, total) -> {};
    }
}
