package io.glassroom.client.model;

/// The parts of a message's flag byte, from the high bits to the low ones (protocol.md, section 2).
public enum FlagBits {
    RESERVED("reserved", 6, 2),
    ERROR("error", 5, 1),
    ZLIB("zlib body", 4, 1),
    TYPE("type", 1, 3),
    ROUTE_CODE("route by code", 0, 1);

    /// That a bit is 0, where it says so.
    public static final String NO = "no";

    /// That it is 1.
    public static final String YES = "yes";

    private final String title;
    private final int shift;
    private final int width;

    FlagBits(String title, int shift, int width) {
        this.title = title;
        this.shift = shift;
        this.width = width;
    }

    /// The part's name; never translated.
    public String title() {
        return title;
    }

    /// How many bits lie below it.
    public int shift() {
        return shift;
    }

    /// How many bits it has.
    public int width() {
        return width;
    }

    /// Its value in a flag byte.
    public int read(int octet) {
        return octet >>> shift & (1 << width) - 1;
    }

    /// Its bits as they stand in the byte: `001`.
    public String digits(int octet) {
        String binary = Integer.toBinaryString(1 << width | read(octet));
        return binary.substring(1);
    }

    /// What its value means.
    public String meaning(int octet) {
        int value = read(octet);
        return switch (this) {
            case TYPE ->
                value < MessageKind.values().length ? MessageKind.values()[value].title() : "unknown (" + value + ")";
            case RESERVED, ERROR, ZLIB, ROUTE_CODE -> value == 0 ? NO : YES;
        };
    }
}
