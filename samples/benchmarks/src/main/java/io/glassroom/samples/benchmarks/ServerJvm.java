package io.glassroom.samples.benchmarks;

/// How the virtual machines of the measured servers are set: as the start script sets that of `node`.
final class ServerJvm {
    static final String OPTIONS =
            "-XX:+UseSerialGC -Xms192m -Xmn96m -XX:SurvivorRatio=2 -XX:+UseCompactObjectHeaders"
                    + " --enable-native-access=ALL-UNNAMED";

    private ServerJvm() {}
}
