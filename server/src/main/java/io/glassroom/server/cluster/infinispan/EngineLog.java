package io.glassroom.server.cluster.infinispan;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Keeps the engines from telling operators every step that they take, and every connection that breaks: what matters is
/// told by the [InfinispanRoster]. Whoever has configured `java.util.logging` (`-Djava.util.logging.config.file=…`) or the
/// level of a logger has the say.
final class EngineLog {

    private static final List<String> ENGINES = List.of("org.infinispan", "org.jgroups", "org.jboss");

    // The JDK forgets the level of a logger that nobody holds.
    private final List<Logger> loggers = ENGINES.stream().map(Logger::getLogger).toList();

    void quieten() {
        if (System.getProperty("java.util.logging.config.file") != null
                || System.getProperty("java.util.logging.config.class") != null) {
            return;
        }
        for (Logger logger : loggers) {
            if (logger.getLevel() == null) {
                logger.setLevel(Level.OFF);
            }
        }
    }
}
