package io.glassroom.server.cluster.infinispan;

import org.jgroups.util.LazyThreadFactory;

/// The threads of JGroups. When a node leaves, one of them may still want something of another that has ended: of no
/// interest to operators, who would see a stack trace.
final class EngineThreads extends LazyThreadFactory {

    private static final System.Logger LOG = System.getLogger(EngineThreads.class.getName());

    EngineThreads() {
        super("jgroups", true, true);
    }

    @Override
    protected Thread newThread(Runnable task, String name, String address, String cluster) {
        Thread thread = super.newThread(task, name, address, cluster);
        thread.setUncaughtExceptionHandler(
                (which, failure) -> LOG.log(System.Logger.Level.DEBUG, which.getName() + " has failed", failure));
        return thread;
    }
}
