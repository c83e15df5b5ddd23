package io.glassroom.client.learn;

import io.glassroom.client.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/// Makes of Markdown what JavaFX shows: as much of it as lessons use.
final class MarkdownNodes {

    /// Style class of the paragraph that says what one should see.
    static final String SEE = "lesson-see";

    private static final String CONTROL = "control:";

    private final Texts texts;
    private final Consumer<String> control;

    /// @param control is told the id when a link to a control of the window is clicked
    MarkdownNodes(Texts texts, Consumer<String> control) {
        this.texts = texts;
        this.control = control;
    }

    /// The blocks of a document, below one another.
    VBox box(Node document) {
        var blocks = new Blocks();
        blocks.visitAll(document);
        var box = new VBox();
        box.getStyleClass().add("lesson-text");
        box.getChildren().setAll(blocks.made);
        return box;
    }

    private final class Blocks extends AbstractVisitor {

        private final List<javafx.scene.Node> made = new ArrayList<>();

        void visitAll(Node parent) {
            visitChildren(parent);
        }

        @Override
        public void visit(Heading heading) {
            TextFlow flow = flow(heading);
            flow.getChildren().forEach(part -> part.getStyleClass().add("strong"));
            made.add(flow);
        }

        @Override
        public void visit(Paragraph paragraph) {
            TextFlow flow = flow(paragraph);
            if (paragraph.getFirstChild() instanceof StrongEmphasis strong
                    && strong.getFirstChild() instanceof org.commonmark.node.Text first
                    && first.getLiteral().equals(texts.get("learn.step.see"))) {
                flow.getStyleClass().add(SEE);
            }
            made.add(flow);
        }

        @Override
        public void visit(FencedCodeBlock block) {
            made.add(new CodeBlock(block.getLiteral(), texts));
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            made.add(new CodeBlock(block.getLiteral(), texts));
        }

        @Override
        public void visit(BulletList list) {
            items(list, 0);
        }

        @Override
        public void visit(OrderedList list) {
            Integer first = list.getMarkerStartNumber();
            items(list, first == null ? 1 : first);
        }

        /// @param first number; 0 for bullets
        private void items(Node list, int first) {
            int number = first;
            for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
                if (item instanceof ListItem) {
                    var sign = new Label(first == 0 ? "•" : number + ".");
                    sign.setMinWidth(Region.USE_PREF_SIZE);
                    VBox text = box(item);
                    HBox.setHgrow(text, Priority.ALWAYS);
                    var row = new HBox(sign, text);
                    row.getStyleClass().add("lesson-item");
                    made.add(row);
                    number++;
                }
            }
        }
    }

    private TextFlow flow(Node block) {
        var words = new Words();
        words.visitAll(block);
        var flow = new TextFlow();
        flow.getStyleClass().add("lesson-words");
        flow.getChildren().setAll(words.made);
        return flow;
    }

    private final class Words extends AbstractVisitor {

        private final List<javafx.scene.Node> made = new ArrayList<>();
        private final List<String> styles = new ArrayList<>();

        void visitAll(Node parent) {
            visitChildren(parent);
        }

        @Override
        public void visit(org.commonmark.node.Text text) {
            add(text.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak line) {
            add(" ");
        }

        @Override
        public void visit(HardLineBreak line) {
            add("\n");
        }

        @Override
        public void visit(Code code) {
            styled("code", () -> add(code.getLiteral()));
        }

        @Override
        public void visit(StrongEmphasis strong) {
            styled("strong", () -> visitChildren(strong));
        }

        @Override
        public void visit(Emphasis emphasis) {
            styled("strong", () -> visitChildren(emphasis));
        }

        @Override
        public void visit(Link link) {
            if (!link.getDestination().startsWith(CONTROL)) {
                visitChildren(link);
                return;
            }
            var words = new Words();
            words.visitAll(link);
            var text = new StringBuilder();
            words.made.forEach(part -> text.append(part instanceof Text plain ? plain.getText() : ""));
            var shown = new Hyperlink(text.toString());
            shown.setAccessibleText(text.toString());
            shown.setMinWidth(Region.USE_PREF_SIZE);
            shown.setOnAction(event -> control.accept(link.getDestination().substring(CONTROL.length())));
            made.add(shown);
        }

        private void styled(String style, Runnable inside) {
            styles.add(style);
            inside.run();
            styles.removeLast();
        }

        private void add(String literal) {
            var text = new Text(literal);
            text.getStyleClass().addAll(styles);
            if (styles.contains("strong") && literal.codePoints().anyMatch(Character::isIdeographic)) {
                text.getStyleClass().add("strong-han"); // whose font may have no bold
            }
            made.add(text);
        }
    }
}
