package io.saluran.platform.internal.audit;

import io.saluran.platform.text.Texts;
import java.util.Locale;

/// What was done and to what, in somebody's language. What is written down are keys, for their words may be others later.
public record AuditWords(Texts texts, Locale locale) {

    private static final String SETTING = "setting.changed";
    private static final String JOB = "job.run";

    /// The action, or its key when its bundle is not there to say it.
    public String action(String key) {
        return said("audit." + key, key);
    }

    /// To what it was done; settings and jobs by what they are called on their pages.
    public String subject(String action, String subject) {
        return switch (action) {
            case SETTING -> setting(subject);
            case JOB -> said("job." + subject, subject);
            default -> subject;
        };
    }

    private String setting(String subject) {
        var sign = subject.indexOf(" = ");
        if (sign < 0) {
            return subject;
        }
        var key = subject.substring(0, sign);
        var value = subject.substring(sign + " = ".length());
        var words = switch (value) {
            case "true" -> texts.text(locale, "setting.yes");
            case "false" -> texts.text(locale, "setting.no");
            default -> said("setting." + key + '.' + value, value);
        };
        return said("setting." + key, key) + " = " + words;
    }

    private String said(String text, String otherwise) {
        return texts.knows(text) ? texts.text(locale, text) : otherwise;
    }
}
