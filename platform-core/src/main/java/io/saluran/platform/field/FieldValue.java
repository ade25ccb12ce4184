package io.saluran.platform.field;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.List;

/// What one custom field of one record holds. It is kept as JSON, and means the same while nobody knows its [FieldType].
public sealed interface FieldValue {

    /// How many tags a record has at most.
    int MOST_TAGS = 20;

    /// Several texts written as one, from which each kind of several values reads them again.
    static String joined(List<String> texts) {
        return String.join("; ", texts);
    }

    /// As JSON has it: a text, a number, true or false, or a list of texts.
    @JsonValue
    Object json();

    /// As a file has it, from which [FieldType#read] makes the same value again.
    String plain();

    /// Never empty.
    record Text(String text) implements FieldValue {
        public Text {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("No text is no value");
            }
        }

        @Override
        public Object json() {
            return text;
        }

        @Override
        public String plain() {
            return text;
        }
    }

    /// The same number is the same value, however many zeros it is written with.
    record Decimal(BigDecimal number) implements FieldValue {
        public Decimal {
            number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        }

        @Override
        public Object json() {
            return number;
        }

        @Override
        public String plain() {
            return number.toPlainString();
        }
    }

    record YesNo(boolean yes) implements FieldValue {
        @Override
        public Object json() {
            return yes;
        }

        @Override
        public String plain() {
            return Boolean.toString(yes);
        }
    }

    /// Never none; each once, in the order given.
    record Several(List<String> texts) implements FieldValue {
        public Several {
            texts = texts.stream().distinct().toList();
            if (texts.isEmpty() || texts.contains("")) {
                throw new IllegalArgumentException("No text is no value");
            }
        }

        @Override
        public Object json() {
            return texts;
        }

        @Override
        public String plain() {
            return joined(texts);
        }
    }

    /// How values are kept: all of one [FieldType] in the same form.
    enum Form {
        TEXT, NUMBER, YES_NO, SEVERAL;

        /// Whether a value has this form.
        public boolean isOf(FieldValue value) {
            return switch (value) {
                case Text text -> this == TEXT;
                case Decimal decimal -> this == NUMBER;
                case YesNo yesNo -> this == YES_NO;
                case Several several -> this == SEVERAL;
            };
        }
    }
}
