package io.glassroom.client.rooms;

/// From a slider's place, 0 to 1, to a number of bots: the first ten take 40 % of the way, the first hundred 70 %.
final class BotsScale {

    private static final double FEW = 0.4;
    private static final double MANY = 0.7;
    private static final int TEN = 10;
    private static final int HUNDRED = 100;

    private BotsScale() {}

    static int count(double position) {
        double count = position <= FEW
                ? position / FEW * TEN
                : position <= MANY
                        ? TEN + (position - FEW) / (MANY - FEW) * (HUNDRED - TEN)
                        : HUNDRED + (position - MANY) / (1 - MANY) * (BotsViewModel.MOST - HUNDRED);
        return (int) Math.round(count);
    }

    static double position(int count) {
        if (count <= TEN) {
            return FEW * count / TEN;
        }
        return count <= HUNDRED
                ? FEW + (MANY - FEW) * (count - TEN) / (HUNDRED - TEN)
                : MANY + (1 - MANY) * (count - HUNDRED) / (BotsViewModel.MOST - HUNDRED);
    }
}
