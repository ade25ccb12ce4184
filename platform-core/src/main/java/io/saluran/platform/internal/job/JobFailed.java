package io.saluran.platform.internal.job;

/// A run did not do its work.
final class JobFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    JobFailed(String message) {
        super(message);
    }
}
