package io.saluran.platform.internal.extension;

/// A step of a plan, in the order in which they are done.
public enum Step {

    VERIFY("extension.step.verify"), INSTALL("extension.step.install"), RESOLVE("extension.step.resolve"), STOP(
            "extension.step.stop"), MIGRATE("extension.step.migrate"), START("extension.step.start"), RECORD(
                    "extension.step.record"), RETIRE("extension.step.retire"), DROP_DATA("extension.step.drop-data");

    private final String key;

    Step(String key) {
        this.key = key;
    }

    /// The key of its text.
    public String key() {
        return key;
    }
}
