package io.saluran.platform.importing;

import java.util.List;

/// A row from the top of a file, so that a person can see where its heading is.
///
/// @param row counted from 1 as a spreadsheet counts
/// @param cells the filled ones, shortened
public record ImportTop(long row, List<String> cells) {

    public ImportTop {
        cells = List.copyOf(cells);
    }
}
