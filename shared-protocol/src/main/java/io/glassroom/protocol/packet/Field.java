package io.glassroom.protocol.packet;

/// Every field that a packet can have, under the name by which filters call it.
public enum Field {
    PACKET_TYPE("pkt.type"),
    PACKET_LENGTH("pkt.len"),
    PACKET_BODY("pkt.body"),
    MESSAGE_FLAG("msg.flag"),
    MESSAGE_ID("msg.id"),
    ROUTE_LENGTH("msg.route.len"),
    ROUTE("msg.route"),
    ROUTE_CODE("msg.route.code"),
    MESSAGE_BODY("msg.body");

    private final String filterName;

    Field(String filterName) {
        this.filterName = filterName;
    }

    public String filterName() {
        return filterName;
    }
}
