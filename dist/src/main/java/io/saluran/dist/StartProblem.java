package io.saluran.dist;

/// Why Saluran does not start, or a command is not done, in one sentence for the administrator.
final class StartProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    StartProblem(String sentence) {
        super(sentence);
    }
}
