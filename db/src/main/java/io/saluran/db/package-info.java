/// Transactions for whoever is looking, and what the data layer shares. Knows no domain.
@Export
@Version("1.0.0")
@NullMarked
package io.saluran.db;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
