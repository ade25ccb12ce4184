package io.saluran.content.words;

import io.saluran.content.words.FileWords.Found;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.text.PDFTextStripper;

/// The words of a PDF, page by page.
final class PdfWords {

    private static final long MEMORY = 32L << 20;

    private PdfWords() {}

    static Found of(Path content, Budget budget) throws IOException {
        PdfFonts.useOurOwn();
        var memory = MemoryUsageSetting.setupMixed(MEMORY);
        try (var document = Loader.loadPDF(content.toFile(), "", null, null, memory.streamCache)) {
            var pages = document.getNumberOfPages();
            var stripper = new PDFTextStripper();
            for (int page = 1; page <= pages && budget.more(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                budget.take(stripper.getText(document));
            }
            return new Found(budget.words(), pages == 0 ? null : pages);
        }
    }
}
