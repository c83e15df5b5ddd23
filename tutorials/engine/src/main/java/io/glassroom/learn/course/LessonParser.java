package io.glassroom.learn.course;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/// Cuts the Markdown of a lesson into its steps: `# Title`, an opening, and a `## 1.2 Title` for each step.
final class LessonParser {

    private static final Pattern STEP = Pattern.compile("(\\d+\\.\\d+)\\s*(.*)");

    private final Parser parser = Parser.builder().build();

    /// @throws IllegalArgumentException if it has no title
    LessonText read(String lesson, String hints) {
        Map<String, List<Node>> hintsOf = readHints(hints);
        String title = "";
        Document opening = new Document();
        Document body = opening;
        List<StepText> steps = new ArrayList<>();
        for (Node node : children(parser.parse(lesson))) {
            if (node instanceof Heading heading && heading.getLevel() == 1) {
                title = plain(heading);
                continue;
            }
            if (node instanceof Heading heading && heading.getLevel() == 2) {
                Matcher step = STEP.matcher(plain(heading));
                if (step.matches()) {
                    body = new Document();
                    steps.add(new StepText(step.group(1), step.group(2), body, hintsOf.getOrDefault(step.group(1), List.of())));
                    continue;
                }
            }
            body.appendChild(node);
        }
        if (title.isEmpty()) {
            throw new IllegalArgumentException("a lesson begins with its title");
        }
        return new LessonText(title, opening, steps);
    }

    private Map<String, List<Node>> readHints(String hints) {
        Map<String, List<Node>> found = new LinkedHashMap<>();
        String step = "";
        for (Node node : children(parser.parse(hints))) {
            if (node instanceof Heading heading) {
                Matcher matcher = STEP.matcher(plain(heading));
                step = matcher.matches() ? matcher.group(1) : "";
            } else if (node instanceof OrderedList list) {
                found.put(step, children(list).stream().map(LessonParser::document).toList());
            }
        }
        return found;
    }

    private static Node document(Node item) {
        var document = new Document();
        children(item).forEach(document::appendChild);
        return document;
    }

    /// A copy, so that they may be moved meanwhile.
    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(child);
        }
        return children;
    }

    private static String plain(Node node) {
        var text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString();
    }
}
