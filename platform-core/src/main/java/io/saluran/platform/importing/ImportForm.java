package io.saluran.platform.importing;

/// How a file is read: found from its content, shown, and open to change.
///
/// @param charset the name of its character set; empty for a workbook
/// @param separator what stands between cells; empty for a workbook
/// @param quote the sign around a cell that holds the separator; empty for none, and for a workbook
/// @param heading the row of the heading, counted from 1 as a spreadsheet counts; 0 when the table has none
/// @param headingEnd the last row of the heading; as `heading` when it is one row
public record ImportForm(String charset, String separator, String quote, long heading, long headingEnd) {

    public ImportForm {
        if (heading < 0 || headingEnd < heading) {
            throw new IllegalArgumentException("No heading: " + heading + " to " + headingEnd);
        }
    }

    /// Whether it is text, of which character set and separator can be changed.
    public boolean isText() {
        return !charset.isEmpty();
    }

    public ImportForm withCharset(String other) {
        return new ImportForm(other, separator, quote, heading, headingEnd);
    }

    public ImportForm withSeparator(String other) {
        return new ImportForm(charset, other, quote, heading, headingEnd);
    }

    public ImportForm withQuote(String other) {
        return new ImportForm(charset, separator, other, heading, headingEnd);
    }

    /// @param first 0 for a table without a heading
    public ImportForm withHeading(long first, long last) {
        return new ImportForm(charset, separator, quote, first, last);
    }
}
