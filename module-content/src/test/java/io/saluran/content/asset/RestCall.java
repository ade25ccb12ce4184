package io.saluran.content.asset;

import io.saluran.db.Viewer;
import io.saluran.platform.rest.ListQuery;
import io.saluran.platform.rest.Listing;
import io.saluran.platform.rest.PageOf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Calls the list of the resource as the host does, with its own description of the parameters.
final class RestCall {

    private RestCall() {}

    static PageOf<AssetRow> list(AssetsResource rest, Viewer viewer, Map<String, String> parameters) {
        try {
            var listing = AssetsResource.class.getMethod("list", ListQuery.class, Viewer.class)
                    .getAnnotation(Listing.class);
            var all = new HashMap<String, List<String>>();
            parameters.forEach((name, value) -> all.put(name, List.of(value)));
            return rest.list(ListQuery.of("assets", listing, all), viewer);
        } catch (NoSuchMethodException gone) {
            throw new AssertionError(gone);
        }
    }
}
