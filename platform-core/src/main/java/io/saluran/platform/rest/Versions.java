package io.saluran.platform.rest;

import jakarta.ws.rs.core.EntityTag;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Versions of records as entity tags: a get answers with `ETag: "v7"`, an update that sends `If-Match: "v7"` is refused
/// with 412 when the record has moved on. An update without `If-Match` is taken.
public final class Versions {

    // A proxy or the server's compression may mark the tag weak or add how it compressed.
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"v(\\d{1,9})(?:--[a-z]+)?\"");

    private Versions() {}

    public static EntityTag tag(int version) {
        return new EntityTag("v" + version);
    }

    /// Checks that the caller has seen the current version. The update itself still guards `where version = current`.
    ///
    /// @param ifMatch the header `If-Match`, null when it was not sent
    /// @param what the record in one word, for example `deal`
    /// @throws Problem with status 412 if it was changed meanwhile, 400 if the header is no version
    public static void check(@Nullable String ifMatch, int current, String what) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return;
        }
        var seen = false;
        for (var tag : ifMatch.split(",", -1)) {
            var matcher = TAG.matcher(tag.strip());
            if (!matcher.matches()) {
                throw new Problem(400, "Invalid If-Match", "If-Match must be the ETag that you read, for example "
                        + tag(current) + ".", Map.of("header", "If-Match"));
            }
            seen |= Integer.parseInt(matcher.group(1)) == current;
        }
        if (!seen) {
            throw Problem.overtaken(what);
        }
    }
}
