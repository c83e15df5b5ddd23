package io.glassroom.client.place;

import io.glassroom.client.chat.ChatRoom;
import io.glassroom.client.chat.ProtocolDoor;
import io.glassroom.client.model.Members;
import io.glassroom.client.model.Members.Member;
import io.glassroom.client.model.Members.Standing;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where clients can connect, as far as is known at this moment. Owned by the thread of the models.
public final class Gates {

    private final Surroundings surroundings;
    private final Members members;

    /// @param members of the cluster that is looked into; none while it has not introduced itself, or if there is none
    public Gates(Surroundings surroundings, Members members) {
        this.surroundings = surroundings;
        this.members = members;
    }

    /// In the order in which to try them: those that are up come first. Empty if there is none.
    public List<URI> all() {
        return surroundings.own()
                .map(Gates::ofOwn)
                .orElseGet(() -> surroundings.target() instanceof Target.Inspected(URI address, var _) && !members.all().isEmpty()
                        ? ofCluster(address)
                        : surroundings.server().stream().toList());
    }

    /// The one to try first; empty if there is none.
    public Optional<URI> first() {
        return all().stream().findFirst();
    }

    /// The door to the chat at a gate of a cluster, whichever of its nodes is the one that is looked into.
    public ChatRoom.Door door() {
        return surroundings.target() instanceof Target.Inspected && surroundings.door() instanceof ProtocolDoor door
                ? new GateDoor(door, this)
                : surroundings.door();
    }

    private static List<URI> ofOwn(OwnServer server) {
        Set<URI> all = new LinkedHashSet<>(server.open());
        all.addAll(server.gates());
        return List.copyOf(all);
    }

    /// The address that somebody typed is the first if it is a gate's: the others may have no way to where we are.
    private List<URI> ofCluster(URI typed) {
        List<Member> gates = members.all().stream()
                .filter(member -> !member.info().clients().isEmpty())
                .sorted(Comparator.comparing(member -> member.standing() != Standing.UP))
                .toList();
        Set<URI> all = new LinkedHashSet<>();
        if (gates.stream().anyMatch(gate -> gate.standing() == Standing.UP && isAt(gate, typed))) {
            all.add(typed);
        }
        gates.forEach(gate -> all.add(URI.create(gate.info().clients())));
        return List.copyOf(all);
    }

    /// Hosts have many names, so the port has to do.
    private static boolean isAt(Member gate, URI address) {
        return URI.create(gate.info().clients()).getPort() == address.getPort();
    }

    /// Leads to whatever gate is there when somebody enters.
    private record GateDoor(ProtocolDoor door, Gates gates) implements ChatRoom.Door {

        @Override
        public ChatRoom enter(String name, String room, ChatRoom.Guest guest) {
            return door.at(gates.all()).enter(name, room, guest);
        }

        @Override
        public ChatRoom.Door withRouteCodes(boolean codes) {
            return new GateDoor(door.withRouteCodes(codes), gates);
        }

        @Override
        public boolean isNowhere() {
            return gates.all().isEmpty();
        }
    }
}
