package io.glassroom.client.filter;

/// How a filter compares.
public enum Operator {
    EQUAL("=="),
    UNEQUAL("!="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    CONTAINS("contains");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /// As it is written in a filter.
    public String sign() {
        return sign;
    }

    boolean holds(long left, long right) {
        return switch (this) {
            case EQUAL -> left == right;
            case UNEQUAL -> left != right;
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            case GREATER -> left > right;
            case AT_LEAST -> left >= right;
            case CONTAINS -> Long.toString(left).contains(Long.toString(right));
        };
    }

    /// Texts are compared without regard to case, as people write them.
    boolean holds(String left, String right) {
        return switch (this) {
            case EQUAL -> left.equalsIgnoreCase(right);
            case UNEQUAL -> !left.equalsIgnoreCase(right);
            case LESS -> left.compareToIgnoreCase(right) < 0;
            case AT_MOST -> left.compareToIgnoreCase(right) <= 0;
            case GREATER -> left.compareToIgnoreCase(right) > 0;
            case AT_LEAST -> left.compareToIgnoreCase(right) >= 0;
            case CONTAINS -> containsIgnoringCase(left, right);
        };
    }

    /// As numbers, if both are whole ones and it matters; else as texts.
    boolean holdsForEither(String left, String right) {
        return this != CONTAINS && left.matches("-?\\d{1,18}") && right.matches("-?\\d{1,18}")
                ? holds(Long.parseLong(left), Long.parseLong(right))
                : holds(left, right);
    }

    private static boolean containsIgnoringCase(String left, String right) {
        int last = left.length() - right.length();
        for (int start = 0; start <= last; start++) {
            if (left.regionMatches(true, start, right, 0, right.length())) {
                return true;
            }
        }
        return false;
    }
}
