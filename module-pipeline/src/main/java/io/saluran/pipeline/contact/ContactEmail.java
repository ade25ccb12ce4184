package io.saluran.pipeline.contact;

import java.util.regex.Pattern;

/// E-mail addresses as they may be kept: one, complete, in lower case. The same form that imports take.
final class ContactEmail {

    private static final Pattern FORM = Pattern.compile("[^@\\s,;<>\"]+@[^@\\s,;<>\"]+\\.[^@\\s,;<>\".]{2,}");

    private ContactEmail() {}

    static boolean isOne(String text) {
        return FORM.matcher(text.strip()).matches();
    }
}
