package io.saluran.pipeline.record;

/// The order of a list.
///
/// @param field a column's key
public record Sort(String field, boolean descending) {

    public static final Sort USUAL = new Sort("name", false);

    /// As an address names it, for example `-wonValue`; the usual order when it names none.
    public static Sort of(String words) {
        if (words.isEmpty()) {
            return USUAL;
        }
        return words.startsWith("-") ? new Sort(words.substring(1), true) : new Sort(words, false);
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + field;
    }
}
