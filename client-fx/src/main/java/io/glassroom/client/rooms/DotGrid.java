package io.glassroom.client.rooms;

/// Where the dots of a room stand: in rows, with their names while there is room for names.
final class DotGrid {

    private static final int NAMED = 60; // members; more are dots alone
    private static final double NAME_WIDTH = 112;
    private static final double NAME_HEIGHT = 26;
    private static final double DOT = 22;

    private int columns = 1;
    private int count;
    private double cellWidth = NAME_WIDTH;
    private double cellHeight = NAME_HEIGHT;

    /// @return the height that is needed
    double arrange(int dots, double width) {
        count = dots;
        cellWidth = named() ? NAME_WIDTH : DOT;
        cellHeight = named() ? NAME_HEIGHT : DOT;
        columns = Math.max(1, (int) (width / cellWidth));
        if (named() && dots > 0) {
            cellWidth = Math.max(NAME_WIDTH, width / columns);
        }
        return Math.max(1, (dots + columns - 1) / columns) * cellHeight;
    }

    boolean named() {
        return count <= NAMED;
    }

    int columns() {
        return columns;
    }

    double x(int index) {
        return index % columns * cellWidth;
    }

    double y(int index) {
        return index / columns * cellHeight;
    }

    double cellWidth() {
        return cellWidth;
    }

    double cellHeight() {
        return cellHeight;
    }

    /// The dot at this place; negative for none.
    int at(double x, double y) {
        int column = (int) (x / cellWidth);
        int row = (int) (y / cellHeight);
        int index = row * columns + column;
        return x < 0 || y < 0 || column >= columns || index >= count ? -1 : index;
    }
}
