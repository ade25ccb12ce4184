package io.saluran.platform.search;

import io.saluran.db.Viewer;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/// Finds records of one kind for the search box. Register one as an OSGi service.
///
/// `search` runs off the UI thread while a person types, at most one call a person and provider at a time; after **2 s**
/// the box shows the others' results without it.
@ConsumerType
public interface SearchProvider {

    /// Text key of the heading, for example `search.deals`.
    String heading();

    /// Position of the heading, ascending.
    int order();

    /// The permission without which the provider is not asked.
    String permission();

    /// The best hits first.
    ///
    /// @param query at least two characters, stripped, as typed
    List<Hit> search(Viewer viewer, String query, int limit);

    /// One result.
    ///
    /// @param title what it is called
    /// @param detail one line more, may be empty
    /// @param path where it opens, relative to the root, for example `deals/0198…`
    /// @param icon Lucide's name
    record Hit(String title, String detail, String path, String icon) {}
}
