package io.saluran.training.handbook;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// The words of a document as somebody would read them out: no marks, no addresses of links, a line for each block.
final class MarkdownWords extends AbstractVisitor {

    private final StringBuilder words = new StringBuilder();

    private MarkdownWords() {}

    static String of(Node document) {
        var visitor = new MarkdownWords();
        document.accept(visitor);
        return visitor.words.toString().replace('\0', ' ').replaceAll("[ \\t]*\\R\\s*", "\n").strip();
    }

    @Override
    public void visit(Text text) {
        words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        words.append(code.getLiteral());
    }

    @Override
    public void visit(FencedCodeBlock code) {
        words.append(code.getLiteral()).append('\n');
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        words.append(code.getLiteral()).append('\n');
    }

    @Override
    public void visit(HtmlBlock html) {
        words.append(html.getLiteral().replaceAll("<[^>]{0,500}>", " ")).append('\n');
    }

    @Override
    public void visit(HtmlInline tag) {
        words.append(' ');
    }

    @Override
    public void visit(SoftLineBreak end) {
        words.append(' ');
    }

    @Override
    public void visit(HardLineBreak end) {
        words.append('\n');
    }

    @Override
    public void visit(CustomNode node) {
        visitChildren(node);
        if (node instanceof TableCell || node instanceof TableRow) {
            words.append(node instanceof TableRow ? '\n' : ' ');
        }
    }

    @Override
    protected void visitChildren(Node parent) {
        super.visitChildren(parent);
        if (parent instanceof Block) {
            words.append('\n');
        }
    }
}
