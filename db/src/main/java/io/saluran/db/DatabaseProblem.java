package io.saluran.db;

/// The database cannot be used; the message is one sentence for the operator, without secrets.
public final class DatabaseProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DatabaseProblem(String sentence) {
        super(sentence);
    }

    public DatabaseProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
