package io.glassroom.client.topology;

import io.glassroom.client.topology.SteadyLayout.Box;

/// A line of the picture: a cubic that leaves and arrives level, or upright between two things of one layer.
record Curve(double x1, double y1, double x2, double y2, double x3, double y3, double x4, double y4) {

    private static final double SPREAD = 0.3; // how much of their distance lines keep where they meet
    private static final double EDGE = 8; // from a corner, pixels

    static Curve between(Box from, Box to) {
        if (from.x() < to.right() && to.x() < from.right()) {
            return upright(from, to);
        }
        double y1 = port(from, to);
        double y4 = port(to, from);
        double middle = (from.right() + to.x()) / 2;
        return new Curve(from.right(), y1, middle, y1, middle, y4, to.x(), y4);
    }

    private static Curve upright(Box from, Box to) {
        boolean down = from.y() < to.y();
        double x = from.x() + from.width() / 2;
        double y1 = down ? from.bottom() : from.y();
        double y4 = down ? to.y() : to.bottom();
        double middle = (y1 + y4) / 2;
        return new Curve(x, y1, x, middle, x, middle, x, y4);
    }

    private static double port(Box box, Box other) {
        double most = Math.max(0, box.height() / 2 - EDGE);
        return box.middle() + Math.clamp((other.middle() - box.middle()) * SPREAD, -most, most);
    }

    double x(double t) {
        return at(t, x1, x2, x3, x4);
    }

    double y(double t) {
        return at(t, y1, y2, y3, y4);
    }

    private static double at(double t, double a, double b, double c, double d) {
        double s = 1 - t;
        return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    }
}
