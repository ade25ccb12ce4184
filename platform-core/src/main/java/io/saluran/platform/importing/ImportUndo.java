package io.saluran.platform.importing;

import io.saluran.db.Viewer;
import java.util.UUID;
import org.jooq.DSLContext;

/// An import being taken back, in one transaction.
public record ImportUndo(UUID importId, DSLContext sql, Viewer viewer) {}
