package io.glassroom.server.cluster.infinispan;

import io.glassroom.server.schedule.Patience;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.infinispan.Cache;
import org.infinispan.commons.CacheException;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.configuration.global.ShutdownHookBehavior;
import org.infinispan.distribution.DistributionManager;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.partitionhandling.PartitionHandling;
import org.infinispan.remoting.transport.Address;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.infinispan.topology.CacheTopology;

/// Infinispan as this node runs it: a list of seats that every member has a copy of, and two maps of which each entry is
/// kept by two members. Nothing of it comes from files or system properties, so any number run in one JVM.
final class Grid {

    private static final String SEATS = "seats";
    private static final String PLACES = "places";
    private static final String HOMES = "homes";

    private static final int OWNERS = 2;
    private static final int SEGMENTS = 64;
    private static final long REMOTE = 12_000; // milliseconds: longer than a hung member stays
    private static final Duration APART = Duration.ofSeconds(10);
    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(100);

    private final DefaultCacheManager manager;
    private final InetSocketAddress listening;

    private Grid(DefaultCacheManager manager, InetSocketAddress listening) {
        this.manager = manager;
        this.listening = listening;
    }

    /// Starts it, and joins whoever is there. May last for ever if they do not answer: the caller interrupts it then.
    ///
    /// @param name of this node, for people
    /// @param talking is told when the engine itself has started, and begins to talk to members
    static Grid start(
            String cluster,
            String name,
            InetSocketAddress listen,
            Collection<InetSocketAddress> join,
            Guard guard,
            Runnable talking) {
        var stack = new Stack(guard, listen, join, talking);
        var global = new GlobalConfigurationBuilder();
        global.transport()
                .defaultTransport()
                .addProperty(JGroupsTransport.CHANNEL_CONFIGURATOR, stack)
                .clusterName(cluster)
                .nodeName(name)
                .distributedSyncTimeout(REMOTE, TimeUnit.MILLISECONDS);
        global.metrics().gauges(false).histograms(false);
        global.jmx().enabled(false);
        global.shutdown().hookBehavior(ShutdownHookBehavior.DONT_REGISTER);
        var manager = new DefaultCacheManager(global.build(), false);
        manager.defineConfiguration(SEATS, cache(CacheMode.REPL_SYNC, Seats.MERGE).build());
        manager.defineConfiguration(PLACES, cache(CacheMode.DIST_SYNC, InfinispanDirectory.MERGE).build());
        manager.defineConfiguration(HOMES, cache(CacheMode.DIST_SYNC, MergePolicy.ANY).build());
        try {
            manager.start();
            awaitOthers(manager, stack);
            manager.startCaches(SEATS, PLACES, HOMES);
            return new Grid(manager, listen);
        } catch (CacheException e) {
            manager.stop();
            throw e;
        }
    }

    /// Who does not see all members has missed them, as a busy machine may do, or they have begun at the same moment: they
    /// become one before anything is put into the maps, or else two would give the same numbers. Nobody stays alone; two
    /// who have met wait [#APART], since a member may be out of reach for one of them, and so does who is alone with a node
    /// that says nothing.
    private static void awaitOthers(DefaultCacheManager manager, Stack stack) {
        Patience patience = Patience.of(APART);
        while (!mayBegin(manager.getMembers(), stack.knock(), patience.isOver())) {
            LockSupport.parkNanos(LOOK);
            if (Thread.currentThread().isInterrupted()) {
                throw new CacheException("its members do not answer");
            }
        }
    }

    private static boolean mayBegin(List<Address> view, Collection<Guard.Answer> answers, boolean isLate) {
        boolean isAlone = view.size() == 1;
        if (ids(view).containsAll(Stack.members(answers))) {
            return isLate || !isAlone || !answers.contains(new Guard.Answer.Silence());
        }
        return isLate && !isAlone;
    }

    private static Set<UUID> ids(Collection<Address> addresses) {
        return addresses.stream().map(Address::getNodeUUID).collect(Collectors.toSet());
    }

    private static ConfigurationBuilder cache(CacheMode mode, MergePolicy merge) {
        var builder = new ConfigurationBuilder();
        builder.clustering().cacheMode(mode).remoteTimeout(REMOTE, TimeUnit.MILLISECONDS);
        builder.clustering().hash().numSegments(SEGMENTS);
        if (mode.isDistributed()) {
            builder.clustering().hash().numOwners(OWNERS);
            builder.clustering().stateTransfer().awaitInitialTransfer(false);
        }
        builder.clustering()
                .partitionHandling()
                .whenSplit(PartitionHandling.ALLOW_READ_WRITES)
                .mergePolicy(merge);
        return builder;
    }

    Seats seats() {
        return new Seats(manager.getCache(SEATS), self());
    }

    /// Where uids are, as JSON.
    Cache<String, String> places() {
        return manager.getCache(PLACES);
    }

    /// The ids of the members at which groups are.
    Cache<String, String> homes() {
        return manager.getCache(HOMES);
    }

    /// Whoever runs Infinispan in this cluster, in an order that all agree on: who came first is first.
    List<String> view() {
        return manager.getMembers().stream().map(Grid::name).toList();
    }

    String self() {
        return name(manager.getAddress());
    }

    /// Where members reach this one.
    InetSocketAddress listening() {
        return listening;
    }

    void listen(Object listener) {
        manager.addListener(listener);
        seats().map().addListener(listener);
    }

    private static String name(Address address) {
        return address.getNodeUUID().toString();
    }

    /// Whether every entry is where it belongs, so that nothing is lost if this node leaves.
    boolean isSettled() {
        var members = new HashSet<>(manager.getMembers());
        return isSettled(places(), members) && isSettled(homes(), members);
    }

    private static boolean isSettled(Cache<?, ?> cache, Collection<Address> members) {
        DistributionManager distribution = cache.getAdvancedCache().getDistributionManager();
        return !distribution.isRehashInProgress()
                && distribution.getCacheTopology().getPhase() == CacheTopology.Phase.NO_REBALANCE
                && members.equals(new HashSet<>(distribution.getCacheTopology().getMembers()));
    }

    void stop() {
        manager.stop();
    }
}
