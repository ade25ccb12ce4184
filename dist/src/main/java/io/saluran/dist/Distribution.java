package io.saluran.dist;

import java.nio.file.Path;

/// Where the distribution's parts are.
final class Distribution {

    private Distribution() {}

    static Path bundles() {
        return folder("bundles");
    }

    static Path folder(String name) {
        var folder = System.getProperty("saluran.distribution");
        if (folder == null) {
            throw new StartProblem("Start Saluran by ./run.");
        }
        return Path.of(folder, name);
    }
}
