package io.glassroom.client.filter;

import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.FieldNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Something that a packet can be asked for: a field by its name, or a value within a JSON body.
public sealed interface Query {

    record Named(FilterField field) implements Query {}

    record Json(JsonPath path) implements Query {}

    /// What asks for this field of an opened packet; empty for what filters have no name for.
    ///
    /// @param root of the packet's tree, in which the field is
    static Optional<Query> of(FieldNode root, FieldNode field, CapturedPacket packet) {
        return switch (field.kind()) {
            case JSON -> path(root, field, packet).map(Json::new);
            case GENERATED ->
                field.name().equals("RTT") ? Optional.of(new Named(FilterField.MSG_RTT)) : Optional.empty();
            case LAYER, BITS, FAULT -> Optional.empty();
            case PACKET_TYPE, PACKET_LENGTH, PACKET_BODY, MESSAGE_FLAG, MESSAGE_ID, ROUTE_LENGTH, ROUTE, ROUTE_CODE, MESSAGE_BODY ->
                parse(field.filter());
        };
    }

    /// What is written so: `msg.route`, `$.content`.
    static Optional<Query> parse(String title) {
        return JsonPath.parse(title)
                .<Query>map(Json::new)
                .or(() -> Arrays.stream(FilterField.values())
                        .filter(field -> field.title().equals(title))
                        .findFirst()
                        .map(Named::new));
    }

    /// The filter that lets through what has this field as the packet has it. For a layer that is its kind, for a fault
    /// that there is one; empty for what filters have no name for.
    static Optional<Filter> clause(FieldNode root, FieldNode field, CapturedPacket packet) {
        return switch (field.kind()) {
            case FAULT -> Optional.of(new Filter.Flag(FilterFlag.ERR));
            case LAYER -> Arrays.stream(FilterFlag.values())
                    .filter(flag -> flag.title().equalsIgnoreCase(field.value()))
                    .findFirst()
                    .map(Filter.Flag::new);
            case JSON, GENERATED, BITS, PACKET_TYPE, PACKET_LENGTH, PACKET_BODY, MESSAGE_FLAG, MESSAGE_ID, ROUTE_LENGTH, ROUTE,
                    ROUTE_CODE, MESSAGE_BODY ->
                of(root, field, packet).flatMap(query -> query.equalTo(packet));
        };
    }

    /// As filters call it.
    default String title() {
        return switch (this) {
            case Named(FilterField field) -> field.title();
            case Json(JsonPath path) -> path.text();
        };
    }

    /// What the packet has there, several values separated by commas; empty if it has none.
    default Optional<String> value(CapturedPacket packet) {
        return switch (this) {
            case Named(FilterField field) -> {
                OptionalLong number = field.number(packet);
                yield number.isPresent() ? Optional.of(Long.toUnsignedString(number.getAsLong())) : field.text(packet);
            }
            case Json(JsonPath path) -> {
                List<String> values = path.values(packet.bodyText());
                yield values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
            }
        };
    }

    private Optional<Filter> equalTo(CapturedPacket packet) {
        return switch (this) {
            case Named(FilterField field) -> {
                OptionalLong number = field.number(packet);
                yield number.isPresent()
                        ? Optional.of(new Filter.CompareNumber(field, Operator.EQUAL, number.getAsLong()))
                        : field.text(packet).map(text -> new Filter.CompareText(field, Operator.EQUAL, text));
            }
            case Json(JsonPath path) -> path.values(packet.bodyText()).stream()
                    .findFirst()
                    .map(value -> new Filter.CompareJson(path, Operator.EQUAL, value));
        };
    }

    private static Optional<JsonPath> path(FieldNode root, FieldNode field, CapturedPacket packet) {
        boolean array = packet.bodyText().stripLeading().startsWith("[");
        return root.walk()
                .filter(node -> node.kind() != FieldNode.Kind.JSON)
                .flatMap(body -> steps(body, field, array).stream())
                .findFirst()
                .map(JsonPath::new);
    }

    private static Optional<List<JsonPath.Step>> steps(FieldNode from, FieldNode field, boolean array) {
        for (FieldNode child : from.children()) {
            if (child.kind() == FieldNode.Kind.JSON) {
                var steps = new ArrayList<JsonPath.Step>();
                String name = child.name();
                steps.add(array
                        ? new JsonPath.Step.Element(Integer.parseInt(name.substring(1, name.length() - 1))) // [0]
                        : new JsonPath.Step.Member(name));
                if (child == field) {
                    return Optional.of(steps);
                }
                Optional<List<JsonPath.Step>> within = steps(child, field, child.value().startsWith("["));
                if (within.isPresent()) {
                    steps.addAll(within.get());
                    return Optional.of(steps);
                }
            }
        }
        return Optional.empty();
    }
}
