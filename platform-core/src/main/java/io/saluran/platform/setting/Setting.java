package io.saluran.platform.setting;

import java.util.List;

/// One thing that a company can choose. Its label is the text `setting.KEY`, what it means `setting.KEY.help`.
///
/// @param key begins with the name of its section and a dot, for example `content.deleted-days`; the value is kept under
///        it in [Settings], also while the bundle is not there
/// @param usual what holds while nobody has chosen
public record Setting(String key, Kind kind, String usual) {

    public Setting {
        if (!key.matches("[a-z0-9]+([.-][a-z0-9]+)+")) {
            throw new IllegalArgumentException("Not a setting's key: " + key);
        }
        if (!kind.takes(usual)) {
            throw new IllegalArgumentException("The usual value of " + key + " is not one of it: " + usual);
        }
    }

    /// What values there are, and so how one is asked for.
    public sealed interface Kind {

        boolean takes(String value);

        /// @param longest in characters
        record Text(int longest) implements Kind {
            @Override
            public boolean takes(String value) {
                return value.length() <= longest;
            }
        }

        /// Both bounds included.
        record Whole(int least, int most) implements Kind {
            @Override
            public boolean takes(String value) {
                return isWithin(value, least, most);
            }
        }

        /// A number of days, both bounds included.
        record Days(int least, int most) implements Kind {
            @Override
            public boolean takes(String value) {
                return isWithin(value, least, most);
            }
        }

        /// `true` or `false`.
        record YesNo() implements Kind {
            @Override
            public boolean takes(String value) {
                return value.equals("true") || value.equals("false");
            }
        }

        /// One of these; their labels are the texts `setting.KEY.VALUE`.
        record Choice(List<String> values) implements Kind {
            public Choice {
                values = List.copyOf(values);
            }

            @Override
            public boolean takes(String value) {
                return values.contains(value);
            }
        }

        private static boolean isWithin(String value, int least, int most) {
            if (!value.matches("-?\\d{1,9}")) {
                return false;
            }
            var number = Integer.parseInt(value);
            return least <= number && number <= most;
        }
    }

    public static Setting text(String key, String usual, int longest) {
        return new Setting(key, new Kind.Text(longest), usual);
    }

    public static Setting whole(String key, int usual, int least, int most) {
        return new Setting(key, new Kind.Whole(least, most), Integer.toString(usual));
    }

    public static Setting days(String key, int usual, int least, int most) {
        return new Setting(key, new Kind.Days(least, most), Integer.toString(usual));
    }

    public static Setting yesNo(String key, boolean usual) {
        return new Setting(key, new Kind.YesNo(), Boolean.toString(usual));
    }

    public static Setting choice(String key, String usual, String... values) {
        return new Setting(key, new Kind.Choice(List.of(values)), usual);
    }

    /// What holds: what was chosen if it is still one of the values, otherwise the usual one.
    public String in(Settings settings) {
        return settings.get(key).filter(kind::takes).orElse(usual);
    }

    /// As [#in], of a number or of days.
    ///
    /// @throws NumberFormatException for another kind
    public int numberIn(Settings settings) {
        return Integer.parseInt(in(settings));
    }

    /// As [#in], of yes or no.
    public boolean isSetIn(Settings settings) {
        return Boolean.parseBoolean(in(settings));
    }
}
