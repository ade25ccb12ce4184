package io.saluran.content.words;

import io.saluran.content.words.FileWords.Found;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/// The words of Word, PowerPoint and Excel files (ECMA-376): ZIP files whose parts hold the text in elements `t`.
final class OfficeWords {

    private static final String PARTS = "word/(document|footnotes|endnotes)\\.xml|ppt/slides/slide\\d+\\.xml"
            + "|ppt/notesSlides/notesSlide\\d+\\.xml|xl/sharedStrings\\.xml|xl/worksheets/sheet\\d+\\.xml";
    // Between these is a space for the reader that no text says.
    private static final Set<String> BREAKS = Set.of("p", "br", "tab", "si", "row", "tc");

    private OfficeWords() {}

    static Found of(Path content, Budget budget) throws IOException {
        try (var zip = new ZipFile(content.toFile())) {
            List<? extends ZipEntry> parts = zip.stream().filter(part -> part.getName().matches(PARTS))
                    .sorted(Comparator.comparing(ZipEntry::getName, OfficeWords::inOrder)).toList();
            for (var part : parts) {
                try (var in = zip.getInputStream(part)) {
                    read(in, budget);
                }
                if (!budget.more()) {
                    break;
                }
            }
            var slides = (int) parts.stream().filter(part -> part.getName().startsWith("ppt/slides/")).count();
            return new Found(budget.words(), slides == 0 ? null : slides);
        } catch (XMLStreamException broken) {
            throw new IOException(broken);
        }
    }

    /// Slide 2 before slide 10.
    private static int inOrder(String one, String other) {
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }

    /// Reads only as much as the budget lets, so that a part that unpacks to gigabytes does no harm.
    private static void read(InputStream part, Budget budget) throws XMLStreamException {
        var xml = XMLInputFactory.newDefaultFactory();
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        var reader = xml.createXMLStreamReader(part);
        var inText = false;
        while (reader.hasNext() && budget.more()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> inText = reader.getLocalName().equals("t");
                case XMLStreamConstants.CHARACTERS -> {
                    if (inText) {
                        budget.take(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    inText = false;
                    if (BREAKS.contains(reader.getLocalName())) {
                        budget.take(" ");
                    }
                }
                default -> {
                }
            }
        }
        budget.take(" ");
    }
}
