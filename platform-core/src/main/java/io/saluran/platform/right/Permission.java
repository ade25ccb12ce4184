package io.saluran.platform.right;

import java.util.Set;

/// Something a role may allow. Its title and explanation are the texts `permission.KEY` and `permission.KEY.about`.
///
/// @param key bundle, record and verb, for example `pipeline.deal.write`
/// @param usualRoles the built-in roles that have it from the start
public record Permission(String key, Set<BuiltInRole> usualRoles) {

    public static Permission of(String key, BuiltInRole... usualRoles) {
        return new Permission(key, Set.of(usualRoles));
    }
}
