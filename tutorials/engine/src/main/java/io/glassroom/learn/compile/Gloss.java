package io.glassroom.learn.compile;

import io.glassroom.learn.course.Texts;
import java.util.Locale;
import java.util.Optional;

/// The commonest of javac's errors, each with one plain sentence. They are told apart by javac's own codes, which do not
/// depend on its language.
public enum Gloss {
    UNKNOWN_NAME,
    SEMICOLON,
    OTHER_SIGN,
    LOSSY,
    OTHER_TYPE,
    NO_RETURN,
    NO_VALUE_YET,
    UNREACHABLE,
    UNCAUGHT,
    TWICE,
    OUTSIDE_CLASS,
    BRACE_MISSING,
    OTHER_ARGUMENTS;

    private static final String PREFIX = "compiler.err.";

    /// @param code of a diagnostic: `compiler.err.cant.resolve.location`
    /// @param message in English
    static Optional<Gloss> of(String code, String message) {
        if (!code.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String kind = code.substring(PREFIX.length());
        if (kind.startsWith("cant.resolve") || kind.equals("doesnt.exist")) {
            return Optional.of(UNKNOWN_NAME);
        }
        if (kind.startsWith("unreported.exception")) {
            return Optional.of(UNCAUGHT);
        }
        if (kind.startsWith("cant.apply")) {
            return Optional.of(OTHER_ARGUMENTS);
        }
        if (kind.startsWith("already.defined")) {
            return Optional.of(TWICE);
        }
        return switch (kind) {
            case "expected", "expected2", "expected3", "expected4" -> Optional.of(expected(message));
            case "prob.found.req" -> Optional.of(message.contains("lossy") ? LOSSY : OTHER_TYPE);
            case "missing.ret.stmt" -> Optional.of(NO_RETURN);
            case "var.might.not.have.been.initialized" -> Optional.of(NO_VALUE_YET);
            case "unreachable.stmt" -> Optional.of(UNREACHABLE);
            case "class.method.or.field.expected", "statement.not.expected" -> Optional.of(OUTSIDE_CLASS);
            case "premature.eof" -> Optional.of(BRACE_MISSING);
            default -> Optional.empty();
        };
    }

    private static Gloss expected(String message) {
        if (message.startsWith("';'")) {
            return SEMICOLON;
        }
        return message.startsWith("class, interface") ? OUTSIDE_CLASS : OTHER_SIGN;
    }

    /// The sentence.
    public String in(Texts texts) {
        return texts.get("gloss." + name().toLowerCase(Locale.ROOT));
    }
}
