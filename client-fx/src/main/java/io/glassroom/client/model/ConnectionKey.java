package io.glassroom.client.model;

/// Names a connection among those of several nodes.
///
/// @param node that has it
/// @param id as that node calls it: `c17`
public record ConnectionKey(String node, String id) {

    @Override
    public String toString() {
        return id + "@" + node;
    }
}
