package io.saluran.platform.internal.trust;

import java.util.List;

/// Something in a bundle's code that needs a permission, though nothing in Java withholds it.
///
/// @param what the first method that is called, for example `java.net.Socket.<init>`
/// @param where the first classes that use it, by name
/// @param classes how many there are
public record Use(String permission, String what, List<String> where, int classes) {

    public Use {
        where = List.copyOf(where);
    }
}
