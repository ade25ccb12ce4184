package io.saluran.content.asset;

import io.saluran.content.words.PdfFonts;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/// A paper in the demo company's look: a cover, then a page for every two chapters.
final class DemoPdf {

    private static final Color BRAND = new Color(0x0a, 0x6c, 0x7d);
    private static final Color INK = new Color(0x14, 0x1c, 0x1e);
    private static final Color PALE = new Color(0xd9, 0xea, 0xee);
    private static final float EDGE = 64;
    private static final float WIDTH = PDRectangle.A4.getWidth();
    private static final float HEIGHT = PDRectangle.A4.getHeight();
    private static final int CHAPTERS_A_PAGE = 2;

    private final PDDocument document;
    private final PDType1Font plain = new PDType1Font(FontName.HELVETICA);
    private final PDType1Font bold = new PDType1Font(FontName.HELVETICA_BOLD);

    private DemoPdf(PDDocument document) {
        this.document = document;
    }

    /// @param text an opening, then chapters that begin with `## `
    static byte[] of(String title, String kind, String text) throws IOException {
        PdfFonts.useOurOwn();
        try (var document = new PDDocument()) {
            var pdf = new DemoPdf(document);
            var chapters = List.of(text.split("(?m)^## ", -1));
            pdf.cover(title, kind, chapters.getFirst().strip());
            for (int i = 1; i < chapters.size(); i += CHAPTERS_A_PAGE) {
                pdf.page(chapters.subList(i, Math.min(i + CHAPTERS_A_PAGE, chapters.size())), title);
            }
            document.getDocumentInformation().setTitle(title);
            document.getDocumentInformation().setAuthor("Aliran Automasi Sdn Bhd");
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private void cover(String title, String kind, String opening) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var out = new PDPageContentStream(document, page)) {
            fill(out, BRAND, 0, HEIGHT - 300, WIDTH, 300);
            for (int i = 0; i < 6; i++) {
                fill(out, i == 5 ? PALE : new Color(0x2b, 0x84, 0x96), WIDTH - 240 + i * 30, HEIGHT - 300, 18,
                        130 - i * 18);
            }
            var y = paragraph(out, bold, 13, PALE, kind, HEIGHT - 90);
            paragraph(out, bold, 30, Color.WHITE, title, y - 16);
            paragraph(out, plain, 14, INK, opening, HEIGHT - 350);
            paragraph(out, bold, 11, BRAND, "Aliran Automasi Sdn Bhd, Petaling Jaya", 70);
        }
    }

    private void page(List<String> chapters, String title) throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (var out = new PDPageContentStream(document, page)) {
            fill(out, BRAND, 0, HEIGHT - 10, WIDTH, 10);
            var y = HEIGHT - 90;
            for (var chapter : chapters) {
                var end = chapter.indexOf('\n');
                y = paragraph(out, bold, 17, BRAND, chapter.substring(0, end), y) - 6;
                y = paragraph(out, plain, 12, INK, chapter.substring(end).strip(), y) - 24;
            }
            paragraph(out, plain, 9, BRAND, title, 50);
        }
    }

    private static void fill(PDPageContentStream out, Color color, float x, float y, float width, float height)
            throws IOException {
        out.setNonStrokingColor(color);
        out.addRect(x, y, width, height);
        out.fill();
    }

    /// @return where the next begins
    private static float paragraph(PDPageContentStream out, PDType1Font font, float size, Color color, String text,
            float top)
            throws IOException {
        var y = top;
        out.setNonStrokingColor(color);
        for (var line : lines(font, size, text)) {
            out.beginText();
            out.setFont(font, size);
            out.newLineAtOffset(EDGE, y);
            out.showText(line);
            out.endText();
            y -= size * 1.45f;
        }
        return y;
    }

    private static List<String> lines(PDType1Font font, float size, String text) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split("\\s+", -1)) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (font.getStringWidth(longer) / 1000 * size > WIDTH - 2 * EDGE) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
