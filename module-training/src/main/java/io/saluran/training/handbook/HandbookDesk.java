package io.saluran.training.handbook;

import io.saluran.db.Viewer;
import io.saluran.platform.format.Formats;
import io.saluran.platform.people.People;

/// What the handbook's pages work with, for one viewer.
record HandbookDesk(
        Viewer viewer,
        Handbook handbook,
        HandbookSearch search,
        Pages pages,
        HandbookImport imports,
        Formats formats,
        People people) {

    boolean mayWrite() {
        return viewer.may(HandbookPermissions.WRITE);
    }
}
