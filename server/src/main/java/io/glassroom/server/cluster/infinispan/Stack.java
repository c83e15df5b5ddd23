package io.glassroom.server.cluster.infinispan;

import io.glassroom.server.schedule.Patience;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infinispan.remoting.transport.Address;
import org.infinispan.remoting.transport.jgroups.AbstractJGroupsChannelConfigurator;
import org.jgroups.ChannelListener;
import org.jgroups.JChannel;
import org.jgroups.conf.ProtocolConfiguration;
import org.jgroups.protocols.Bundler;
import org.jgroups.protocols.FD_ALL3;
import org.jgroups.protocols.FRAG4;
import org.jgroups.protocols.MERGE3;
import org.jgroups.protocols.MFC;
import org.jgroups.protocols.PerDestinationBundler;
import org.jgroups.protocols.RED;
import org.jgroups.protocols.TCP;
import org.jgroups.protocols.TCPPING;
import org.jgroups.protocols.UFC;
import org.jgroups.protocols.UNICAST3;
import org.jgroups.protocols.VERIFY_SUSPECT2;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.protocols.pbcast.NAKACK2;
import org.jgroups.protocols.pbcast.STABLE;
import org.jgroups.stack.Protocol;
import org.jgroups.util.ExtendedUUID;

/// The protocols of JGroups with which members talk, from the socket up, and their patience. All times are milliseconds.
///
/// A crash is heard of when the connection breaks (`enableSuspectEvents`; another protocol, FD_SOCK2, would need a second
/// port that knows no secret), within [#VERIFY]. A hung member is out after [#SILENCE] and an [#HEARTBEAT] and [#VERIFY] at
/// most, which is below 10 s.
final class Stack extends AbstractJGroupsChannelConfigurator {

    private static final long HEARTBEAT = 1_000;
    private static final long SILENCE = 6_000;
    private static final long VERIFY = 500;
    private static final int CONNECT = 1_000;
    private static final long ALONE = 500; // who knows of no member looks so long for one
    private static final long JOIN = 1_500; // for an answer of members, who may be busy
    private static final long LEAVE = 250; // the answer rarely gets through, since it comes after the view without the leaver
    private static final long ASK = 100;
    private static final int JOINS = 6; // attempts: a coordinator that hangs is given up meanwhile
    private static final long MERGE_SOONEST = 500;
    private static final long MERGE_LATEST = 1_000;
    private static final Duration SENIORS = Duration.ofSeconds(15); // a start takes so long on a busy machine
    private static final long LOOK = 50;
    private static final int THREADS = 32;

    private static final Comparator<InetSocketAddress> ORDER = Comparator.comparing(
                    (InetSocketAddress address) -> address.getAddress().getHostAddress())
            .thenComparing(InetSocketAddress::getPort);

    private final Guard guard;
    private final InetSocketAddress listen;
    private final Collection<InetSocketAddress> join;
    private final Runnable talking;

    /// @param talking is told before it talks to anybody
    Stack(Guard guard, InetSocketAddress listen, Collection<InetSocketAddress> join, Runnable talking) {
        this.guard = guard;
        this.listen = listen;
        this.join = join;
        this.talking = talking;
    }

    @Override
    public String getName() {
        return "glassroom";
    }

    @Override
    public JChannel createChannel(String name) throws Exception {
        talking.run();
        boolean knowsMember = awaitSeniors();
        JChannel channel = new JChannel(protocols(knowsMember ? JOIN : ALONE));
        channel.addChannelListener(new ChannelListener() {
            @Override
            public void channelConnected(JChannel connected) {
                guard.becomeMember(Address.fromExtendedUUID((ExtendedUUID) connected.address()).getNodeUUID());
            }
        });
        return amendChannel(channel);
    }

    /// Nodes that start at the same moment would each begin a cluster of their own, which become one only seconds later.
    /// So one lets those with smaller addresses go first, if they are about to begin as well, and nobody has begun.
    ///
    /// @return whether one of those that it may join belongs to a cluster now
    private boolean awaitSeniors() {
        Patience patience = Patience.of(SENIORS);
        Map<InetSocketAddress, Guard.Answer> answers = guard.knock(join);
        while (members(answers.values()).isEmpty() && isJunior(answers) && !patience.isOver()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK));
            answers = guard.knock(join);
        }
        return !members(answers.values()).isEmpty();
    }

    private boolean isJunior(Map<InetSocketAddress, Guard.Answer> answers) {
        return answers.entrySet().stream().anyMatch(other -> ORDER.compare(other.getKey(), listen) < 0
                && other.getValue().equals(new Guard.Answer.Welcome(Optional.empty())));
    }

    /// How those answer that it may join.
    Collection<Guard.Answer> knock() {
        return guard.knock(join).values();
    }

    /// Those of them that belong to a cluster now, as its members know them.
    static Set<UUID> members(Collection<Guard.Answer> answers) {
        return answers.stream()
                .flatMap(answer -> answer instanceof Guard.Answer.Welcome(var member) ? member.stream() : Stream.empty())
                .collect(Collectors.toSet());
    }

    private List<Protocol> protocols(long patience) throws Exception {
        return List.of(
                transport(),
                new RED(),
                // Whoever is asked tells of all members: who knows one only, and not the first, would stay alone.
                // Asked again and again: where two connect to each other at the same moment, one connection is given up with
                // what was sent over it. Who missed the coordinator that way would begin alone.
                new TCPPING()
                        .setInitialHosts(join)
                        .setPortRange(0)
                        .returnEntireCache(true)
                        .numDiscoveryRuns((int) (patience / ASK)),
                new MERGE3().setMinInterval(MERGE_SOONEST).setMaxInterval(MERGE_LATEST),
                new FD_ALL3().setTimeout(SILENCE).setInterval(HEARTBEAT),
                new VERIFY_SUSPECT2().setTimeout(VERIFY),
                new NAKACK2().useMcastXmit(false),
                new UNICAST3(),
                new STABLE(),
                new GMS().setJoinTimeout(patience).setMaxJoinAttempts(JOINS).setLeaveTimeout(LEAVE).printLocalAddress(false),
                new UFC(),
                new MFC(),
                new FRAG4());
    }

    private TCP transport() {
        TCP tcp = new TCP();
        tcp.tcpNodelay(true)
                .setSockConnTimeout(CONNECT)
                .enableSuspectEvents(true)
                .setBindAddress(listen.getAddress())
                .setBindPort(listen.getPort())
                .setPortRange(0)
                .setBundler(bundler());
        tcp.getThreadPool().setMinThreads(0).setMaxThreads(THREADS);
        tcp.setSocketFactory(guard);
        tcp.setThreadFactory(new EngineThreads());
        return tcp;
    }

    /// A queue and a thread for each member: who cannot be reached keeps nobody else waiting. One thread for all of them, as
    /// is usual, would wait for each connection to a lost member; and it never sleeps again after a member is out of the
    /// view for whom something was queued (seen with JGroups 5.5.2).
    private static Bundler bundler() {
        return new PerDestinationBundler().useSingleSenderThread(false);
    }

    /// Infinispan asks for it, to show it.
    @Override
    public String getProtocolStackString() {
        return getName();
    }

    @Override
    public List<ProtocolConfiguration> getProtocolStack() {
        return List.of();
    }
}
