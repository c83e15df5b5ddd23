package io.glassroom.learn.command;

import io.glassroom.server.inspect.Screen.Ink;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/// Writes the text of a lesson for a terminal.
final class MarkdownPrinter extends AbstractVisitor {

    private static final String INDENT = "  ";

    private final Paper paper;
    private String first = INDENT; // before the next line
    private String next = INDENT; // before the lines after it

    MarkdownPrinter(Paper paper) {
        this.paper = paper;
    }

    void print(Node document) {
        document.accept(this);
    }

    @Override
    public void visit(Heading heading) {
        block(paper.paint(Ink.BOLD, inline(heading)));
    }

    @Override
    public void visit(Paragraph paragraph) {
        block(inline(paragraph));
    }

    private void block(String text) {
        paper.wrapped(first, next, text);
        first = next;
        paper.line();
    }

    @Override
    public void visit(FencedCodeBlock code) {
        code(code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        code(code.getLiteral());
    }

    private void code(String literal) {
        literal.lines().forEach(line -> paper.line((next + "    " + paper.paint(Ink.CYAN, line)).stripTrailing()));
        paper.line();
    }

    @Override
    public void visit(BulletList list) {
        items(list, 0);
    }

    @Override
    public void visit(OrderedList list) {
        Integer start = list.getMarkerStartNumber();
        items(list, start == null ? 1 : start);
    }

    private void items(ListBlock list, int start) {
        String before = next;
        int number = start;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String bullet = start == 0 ? "- " : number++ + ". ";
            first = before + bullet;
            next = before + " ".repeat(bullet.length());
            visitChildren(item);
        }
        first = before;
        next = before;
    }

    @Override
    public void visit(BlockQuote quote) {
        String before = next;
        first = before + "| ";
        next = first;
        visitChildren(quote);
        first = before;
        next = before;
    }

    @Override
    public void visit(ThematicBreak line) {
        paper.line();
    }

    @Override
    public void visit(HtmlBlock html) {
        // nothing that a terminal shows
    }

    @Override
    public void visit(CustomBlock block) {
        visitChildren(block);
    }

    private String inline(Node block) {
        var inline = new Inline();
        block.accept(inline);
        return inline.text.toString();
    }

    /// The text within a block. Bold words are painted one by one, so that a line can be broken between them.
    private final class Inline extends AbstractVisitor {

        private final StringBuilder text = new StringBuilder();
        private Ink ink = Ink.PLAIN;

        @Override
        public void visit(Text part) {
            append(part.getLiteral());
        }

        @Override
        public void visit(Code part) {
            text.append(paper.code(part.getLiteral()));
        }

        @Override
        public void visit(StrongEmphasis part) {
            in(Ink.BOLD, () -> visitChildren(part));
        }

        @Override
        public void visit(Emphasis part) {
            in(Ink.BOLD, () -> visitChildren(part));
        }

        @Override
        public void visit(Link link) {
            if (!link.getDestination().startsWith("control:")) {
                in(Ink.BLUE, () -> visitChildren(link));
                return;
            }
            int start = text.length();
            in(Ink.MAGENTA, () -> visitChildren(link));
            boolean quoted = start > 0 && text.charAt(start - 1) == '“';
            if (!quoted) {
                text.replace(start, text.length(), paper.control(text.substring(start)));
            }
        }

        @Override
        public void visit(SoftLineBreak part) {
            text.append(' ');
        }

        @Override
        public void visit(HardLineBreak part) {
            text.append('\n');
        }

        @Override
        public void visit(HtmlInline part) {
            // as above
        }

        private void in(Ink other, Runnable inside) {
            Ink outer = ink;
            ink = other;
            inside.run();
            ink = outer;
        }

        private void append(String words) {
            String[] parts = words.split("(?<= )", -1);
            for (String part : parts) {
                String word = part.stripTrailing();
                text.append(paper.paint(ink, word)).append(part, word.length(), part.length());
            }
        }
    }
}
