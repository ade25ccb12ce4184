package io.saluran.platform.internal.field;

import io.saluran.platform.field.FieldDefinition;
import io.saluran.platform.field.FieldType;
import io.saluran.platform.field.FieldValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Where somebody or something is reached: a page of the web, an e-mail address, a telephone number.
record AddressType(Kind kind) implements FieldType {

    private static final int LONGEST_LINK = 2_000;

    enum Kind {
        LINK("link", 1100), EMAIL("email", 1200), PHONE("phone", 1300);

        private final String key;
        private final int order;

        Kind(String key, int order) {
            this.key = key;
            this.order = order;
        }
    }

    @Override
    public String key() {
        return kind.key;
    }

    @Override
    public int order() {
        return kind.order;
    }

    @Override
    public FieldValue.Form form() {
        return FieldValue.Form.TEXT;
    }

    @Override
    public Set<Narrowing> narrowings() {
        return EnumSet.of(Narrowing.HOLDS);
    }

    @Override
    public Reading read(String text, FieldDefinition field) {
        return switch (kind) {
            case LINK -> web(text).map(page -> Reading.of(new FieldValue.Text(page)))
                    .orElseGet(() -> Reading.refused("field.refused.link"));
            case EMAIL -> text.length() <= 254 && text.matches("[^\\s@<>()\\[\\],;:\"]+@[^\\s@]+\\.[^\\s@.]{2,}")
                    ? Reading.of(new FieldValue.Text(text.toLowerCase(Locale.ROOT)))
                    : Reading.refused("field.refused.email");
            case PHONE -> {
                var digits = text.replaceAll("\\D", "").length();
                yield digits >= 3 && digits <= 20 && text.matches("\\+?[\\d\\s()./-]+( ?(x|ext\\.?|samb\\.?) ?\\d+)?")
                        ? Reading.of(new FieldValue.Text(text.replaceAll("\\s+", " ")))
                        : Reading.refused("field.refused.phone");
            }
        };
    }

    /// Only pages of the web, so that nothing runs that is clicked.
    private static Optional<String> web(String text) {
        var address = text.matches("(?i)https?://.*") ? text : "https://" + text;
        try {
            var host = new URI(address).getHost();
            return address.length() <= LONGEST_LINK && host != null && host.contains(".")
                    ? Optional.of(address)
                    : Optional.empty();
        } catch (URISyntaxException none) {
            return Optional.empty();
        }
    }

    @Override
    public String show(FieldValue value, FieldDefinition field, Locale locale) {
        return kind == Kind.LINK ? value.plain().replaceFirst("(?i)^https?://", "") : value.plain();
    }

    @Override
    public Optional<String> link(FieldValue value) {
        return switch (kind) {
            case LINK -> web(value.plain());
            case EMAIL -> Optional.of("mailto:" + value.plain());
            case PHONE -> Optional.of("tel:" + value.plain().replaceAll("[^\\d+]", ""));
        };
    }
}
