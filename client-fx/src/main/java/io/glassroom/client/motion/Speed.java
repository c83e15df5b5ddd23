package io.glassroom.client.motion;

/// How fast pictures show what happened.
public enum Speed {
    FULL(1),
    HALF(2),
    QUARTER(4),
    TENTH(10),
    FIFTIETH(50),
    TWO_HUNDREDTH(200);

    private final int divisor;

    Speed(int divisor) {
        this.divisor = divisor;
    }

    /// How many seconds a second takes.
    public int divisor() {
        return divisor;
    }

    /// `1x`, `1/50x`
    public String sign() {
        return divisor == 1 ? "1x" : "1/" + divisor + "x";
    }
}
