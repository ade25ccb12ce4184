package io.saluran.pipeline.deal;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// The parts that people play in a purchase. Those known are kept by their key and shown in the viewer's language; what
/// somebody wrote in their own words stays as it is.
public final class DealRoles {

    static final List<String> KNOWN = List.of("champion", "decides", "influences", "uses", "blocks", "procurement");

    private DealRoles() {}

    /// @param text gives the words of a text key
    public static String words(String role, UnaryOperator<String> text) {
        var key = role.strip().toLowerCase(Locale.ROOT);
        return KNOWN.contains(key) ? text.apply("deal.role." + key) : role;
    }
}
