package io.glassroom.samples.benchmarks;

/// How the virtual machines of the measured servers are set.
final class ServerJvm {
    static final String OPTIONS =
            "-XX:+UseSerialGC -Xms64m -Xmx1g -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED";

    private ServerJvm() {}
}
