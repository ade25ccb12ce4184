package io.saluran.platform.notification;

/// A kind of notification, about which people choose how they are told. Its title is the text `notification.kind.ID`.
///
/// @param id bundle and what happened, for example `pipeline.mention`
/// @param letter whether it usually comes by letter too, when it is not read within minutes
public record NotificationKind(String id, boolean letter) {}
