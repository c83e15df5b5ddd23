package io.glassroom.client.live;

import io.glassroom.client.model.FieldNode;

/// The style class under which the style sheet gives a kind of field its colour.
final class FieldStyles {

    private FieldStyles() {}

    static String of(FieldNode.Kind kind) {
        return switch (kind) {
            case LAYER -> "field-layer";
            case PACKET_TYPE -> "field-type";
            case PACKET_LENGTH -> "field-length";
            case PACKET_BODY, MESSAGE_BODY -> "field-body";
            case MESSAGE_FLAG -> "field-flag";
            case MESSAGE_ID -> "field-id";
            case ROUTE_LENGTH -> "field-route-length";
            case ROUTE, ROUTE_CODE -> "field-route";
            case JSON -> "field-json";
            case BITS -> "field-bits";
            case GENERATED -> "field-generated";
            case FAULT -> "field-fault";
        };
    }
}
