package io.saluran.platform.importing;

import java.util.Locale;
import java.util.Optional;

/// Which sign parts the decimals of a number such as `1,234.56`; the other one parts thousands.
public enum DecimalSign {
    POINT("point", '.'), COMMA("comma", ',');

    private final String code;
    private final char sign;

    DecimalSign(String code, char sign) {
        this.code = code;
        this.sign = sign;
    }

    /// `point` or `comma`, as on the command line.
    public String code() {
        return code;
    }

    public char sign() {
        return sign;
    }

    public static Optional<DecimalSign> of(String code) {
        for (var each : values()) {
            if (each.code.equals(code.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
