package io.saluran.bench;

import java.nio.file.Path;

/// One thing that is measured, a section of the results.
interface Measure {

    /// What it is called on the command line.
    String name();

    String title();

    /// Measures; takes as long as it takes.
    ///
    /// @param work a folder of its own, empty
    /// @param quick whether a look will do, to see that it works
    /// @return the section's text, in Markdown
    String take(Path work, boolean quick) throws Exception;
}
