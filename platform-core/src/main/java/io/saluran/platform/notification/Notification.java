package io.saluran.platform.notification;

import java.util.List;

/// Something that a person wants to know: "Mei Ling mentioned you", about the deal "Gemilang: pumps".
///
/// @param kind the id of a [NotificationKind]
/// @param about what it is about, as its page calls it, for example a deal's name
/// @param path where that is, for example `deals/0198…`; all that is told of one path stands together
/// @param text text key; it is said in the language of each who is told
/// @param arguments of the text, by position
public record Notification(String kind, String about, String path, String text, List<Object> arguments) {

    public Notification {
        arguments = List.copyOf(arguments);
    }
}
