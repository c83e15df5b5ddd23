package io.glassroom.learn.course;

import java.util.List;
import org.commonmark.node.Node;

/// What a step says in one language. The nodes are read, never changed.
///
/// @param id lesson and step: `1.3`
/// @param body all of its text, as a document
/// @param hints three: a nudge, where to look, nearly the code
public record StepText(String id, String title, Node body, List<Node> hints) {

    public StepText {
        hints = List.copyOf(hints);
    }
}
