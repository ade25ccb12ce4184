package io.saluran.platform.webhook;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened to a record, of which other programs are told.
///
/// @param kind bundle's noun and what happened, in the past tense, for example `deal.moved`
/// @param owner to whom the record belonged when it happened; null for nobody
public record WebhookEvent(String kind, UUID record, @Nullable UUID owner) {}
