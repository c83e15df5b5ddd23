package io.glassroom.checks.l08;

import java.util.ArrayList;
import java.util.List;
import mychat.Session;

/// A session that remembers how it was kicked.
final class Visitor implements Session {

    private final String name;
    private final List<String> kicks = new ArrayList<>();

    Visitor(String name) {
        this.name = name;
    }

    @Override
    public void push(String route, byte[] body) {
        throw new AssertionError("nothing is to be pushed here");
    }

    @Override
    public void kick(int code, String reason) {
        kicks.add(code + " " + reason);
    }

    List<String> kicks() {
        return kicks;
    }

    @Override
    public String toString() {
        return name;
    }
}
