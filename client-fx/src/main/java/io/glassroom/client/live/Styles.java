package io.glassroom.client.live;

import javafx.css.PseudoClass;

/// The states that the style sheet knows beyond JavaFX's own.
final class Styles {

    static final PseudoClass FAILED = PseudoClass.getPseudoClass("failed");
    static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    static final PseudoClass VALID = PseudoClass.getPseudoClass("valid");
    static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");
    static final PseudoClass COUNTED = PseudoClass.getPseudoClass("counted");
    static final PseudoClass OPENS = PseudoClass.getPseudoClass("opens");
    static final PseudoClass SHUTS = PseudoClass.getPseudoClass("shuts");
    static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
    static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");
    static final PseudoClass BROKEN = PseudoClass.getPseudoClass("broken");

    static final PseudoClass STRUCK = PseudoClass.getPseudoClass("struck");
    static final PseudoClass LEADS = PseudoClass.getPseudoClass("leads");

    private Styles() {}
}
