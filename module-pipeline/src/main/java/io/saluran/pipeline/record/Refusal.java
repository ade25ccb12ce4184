package io.saluran.pipeline.record;

/// Why something cannot be done. Its words are the texts `record.refused.NAME`.
public enum Refusal {

    NO_NAME("A name is needed."), BELOW_ZERO("The number cannot be below zero."), TOO_LARGE(
            "The number is too large."), NO_YEAR(
                    "The year must be from 1000 to 2200."), NO_ADDRESS(
                            "The e-mail address is not complete, for example aminah@kedai.example."), NO_SUCH_THING(
                                    "The account or person is not there, or you may not see it."),
    /// The company has no such field of its own, or archived it.
    NO_SUCH_FIELD("There is no such custom field, or it was archived."),
    /// A field that the company requires would be empty.
    FIELD_NEEDED("A custom field that is required would be empty."),
    /// A parent would be below its own subsidiary.
    CIRCLE("The parent is a subsidiary of this account, directly or further down.");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    /// For callers of the REST interface, in English.
    public String words() {
        return words;
    }
}
