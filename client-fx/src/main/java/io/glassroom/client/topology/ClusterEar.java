package io.glassroom.client.topology;

import io.glassroom.client.model.CaptureListener;
import io.glassroom.client.model.Hop;
import io.glassroom.client.model.Members;
import io.glassroom.client.model.Members.Member;
import io.glassroom.client.model.Members.Standing;
import io.glassroom.protocol.tap.TapEvent.Cluster;
import io.glassroom.protocol.tap.TapRecord;
import java.util.HashSet;
import java.util.Set;

/// Tells a [Topology] what the nodes tell of each other: who is a member, and who can reach whom. Gates reach all that
/// serve; other lines are shown once something has gone along them. Owned by the capture's thread.
final class ClusterEar implements CaptureListener {

    private final Members members;
    private final Topology topology;
    private final Set<Pair> broken = new HashSet<>();
    private final Set<Pair> used = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private long changes = -1;

    /// From the one to the other.
    private record Pair(String from, String to) {}

    ClusterEar(Members members, Topology topology) {
        this.members = members;
        this.topology = topology;
    }

    @Override
    public void hopped(Hop hop) {
        var pair = new Pair(hop.from(), hop.to());
        boolean mended = broken.remove(pair);
        if ((used.add(pair) || mended) && !gone.contains(hop.from()) && !gone.contains(hop.to())) {
            topology.tell(new ClusterEvent.Linked(hop.from(), hop.to()));
        }
    }

    @Override
    public void clustered(TapRecord record, Cluster step) {
        if (!(step instanceof Cluster.Line line)) {
            return;
        }
        var pair = new Pair(record.node(), line.peer());
        switch (line.what()) {
            case OPENED -> {
                broken.remove(pair);
                changes = -1;
            }
            case BROKEN -> {
                broken.add(pair);
                topology.tell(new ClusterEvent.Parted(pair.from(), pair.to()));
            }
            case FULL, DRAINED, SHED -> {} // it is still a line
        }
    }

    /// Takes in who is a member by now.
    void settle() {
        if (changes == members.changes()) {
            return;
        }
        changes = members.changes();
        for (Member member : members.all()) {
            String node = member.info().node();
            if (member.standing() == Standing.LEFT) {
                if (gone.add(node)) {
                    used.removeIf(pair -> pair.from().equals(node) || pair.to().equals(node));
                    broken.removeIf(pair -> pair.from().equals(node) || pair.to().equals(node));
                    topology.tell(new ClusterEvent.Left(node));
                }
            } else {
                gone.remove(node);
                topology.tell(new ClusterEvent.Joined(node, Role.of(member.info().role())));
            }
        }
        for (Member gate : members.all()) {
            for (Member serving : members.all()) {
                if (Role.of(gate.info().role()) == Role.GATE && Role.of(serving.info().role()) != Role.GATE) {
                    link(gate.info().node(), serving.info().node());
                }
            }
        }
    }

    private void link(String gate, String serving) {
        boolean open = !broken.contains(new Pair(gate, serving)) && !broken.contains(new Pair(serving, gate));
        if (open && !gone.contains(gate) && !gone.contains(serving)) {
            topology.tell(new ClusterEvent.Linked(gate, serving));
        }
    }
}
