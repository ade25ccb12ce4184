package io.saluran.platform.internal.extension;

import io.saluran.platform.internal.host.BundleFramework;
import java.util.Optional;
import org.osgi.framework.Bundle;

/// What this node's framework and the database know.
record KnownHere(BundleFramework framework, BundleStore store) implements JarCheck.Known {

    @Override
    public boolean ours(String symbolicName) {
        return framework.find(symbolicName).filter(bundle -> !LocalBundles.isThirdParty(bundle)).isPresent()
                || symbolicName.equals(framework.context().getBundle(0).getSymbolicName());
    }

    @Override
    public Optional<String> ownerOf(String schema) {
        return framework.bundles().stream()
                .filter(bundle -> schema.equals(bundle.getHeaders().get(SchemaChange.HEADER)))
                .map(Bundle::getSymbolicName).findFirst()
                .or(() -> store.jars().stream().filter(jar -> schema.equals(jar.schema()))
                        .map(JarFacts::symbolicName).findFirst());
    }

    @Override
    public Optional<JarFacts> wanted(String symbolicName) {
        return store.wanted(symbolicName).map(Wanted::facts);
    }
}
