package io.glassroom.client.compare;

import io.glassroom.client.compare.FieldChange.Side;
import io.glassroom.client.model.FieldNode;
import io.glassroom.protocol.packet.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What differs between two packets, field by field: heads, bits of the flag, and the values of a JSON body.
///
/// @param changes in the order of the later packet, what is gone last
/// @param fields how many fields were compared
public record FieldDiff(List<FieldChange> changes, int fields) {

    public FieldDiff {
        changes = List.copyOf(changes);
    }

    static FieldDiff of(FieldNode before, Bytes old, FieldNode now, Bytes fresh) {
        Map<String, FieldNode> earlier = leaves(before);
        Map<String, FieldNode> later = leaves(now);
        var changes = new ArrayList<FieldChange>();
        int[] fields = {0};
        later.forEach((name, field) -> {
            fields[0]++;
            FieldNode was = earlier.remove(name);
            if (was == null || !same(was, old, field, fresh)) {
                changes.add(new FieldChange(
                        name, Optional.ofNullable(was).map(node -> Side.of(node, old)), Optional.of(Side.of(field, fresh))));
            }
        });
        earlier.forEach((name, gone) -> {
            fields[0]++;
            changes.add(new FieldChange(name, Optional.of(Side.of(gone, old)), Optional.empty()));
        });
        return new FieldDiff(changes, fields[0]);
    }

    private static boolean same(FieldNode one, Bytes its, FieldNode other, Bytes others) {
        return one.value().equals(other.value())
                && (one.kind() == FieldNode.Kind.BITS || slice(one, its).equals(slice(other, others)));
    }

    private static Bytes slice(FieldNode field, Bytes packet) {
        return packet.slice(field.offset(), Math.min(field.end(), packet.length()));
    }

    private static Map<String, FieldNode> leaves(FieldNode root) {
        var leaves = new LinkedHashMap<String, FieldNode>();
        gather(root, "", leaves);
        return leaves;
    }

    private static void gather(FieldNode node, String path, Map<String, FieldNode> leaves) {
        String name = switch (node.kind()) {
            case LAYER -> path;
            case PACKET_TYPE, PACKET_LENGTH, PACKET_BODY, MESSAGE_FLAG, MESSAGE_ID, ROUTE_LENGTH, ROUTE, ROUTE_CODE, MESSAGE_BODY ->
                node.filter();
            case JSON, BITS -> path + "." + node.name();
            case FAULT -> "fault";
            case GENERATED -> "";
        };
        boolean whole = node.children().stream().noneMatch(child -> child.kind() == FieldNode.Kind.JSON);
        if (whole && node.kind() != FieldNode.Kind.LAYER && node.kind() != FieldNode.Kind.GENERATED) {
            leaves.put(name, node);
        }
        node.children().forEach(child -> gather(child, name, leaves));
    }
}
