package io.glassroom.server.cluster.infinispan;

import io.glassroom.server.cluster.ClusterConfig;
import io.glassroom.server.cluster.Directory;
import io.glassroom.server.cluster.JoinException;
import io.glassroom.server.cluster.Location;
import io.glassroom.server.cluster.Member;
import io.glassroom.server.cluster.Membership;
import io.glassroom.server.component.Role;
import io.glassroom.server.session.Uid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A process with a roster and a directory and nothing else, a gate to the others. `NAME HOST:PORT SECRET HOST:PORT…`; takes one command in a
/// line, and answers each with a line that begins with `=`. Members are told with `members NAME#NUMBER …`.
final class RosterMain {

    private final InfinispanRoster roster;
    private final Directory directory;
    private Member self;

    private RosterMain(InfinispanRoster roster, Member self) {
        this.roster = roster;
        this.directory = roster.directory();
        this.self = self;
    }

    public static void main(String[] arguments) throws IOException {
        List<InetSocketAddress> join = Arrays.stream(arguments).skip(3).map(RosterMain::address).toList();
        Optional<String> secret = Optional.of(arguments[2]).filter(word -> !word.equals("-"));
        var network = new ClusterConfig.Network(address(arguments[1]), join, secret, Optional.empty());
        String name = arguments[0];
        String id = name + "-" + UUID.randomUUID();
        var self = new Member(id, 0, name, Role.GATE, "", Member.State.UP, new TreeSet<>(), "", "", "");
        var main = new RosterMain(new InfinispanRoster("test", network), self);
        try {
            main.join();
        } catch (JoinException e) {
            System.out.println("refused " + e.getMessage());
            main.roster.close();
            return;
        }
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                System.out.println("=" + main.answer(line.split(" ")));
            }
        }
    }

    private void join() throws JoinException {
        self = roster.join(self, RosterMain::print);
        System.out.println("joined " + self.number() + " " + roster.address());
    }

    private static void print(Membership membership) {
        System.out.println("members "
                + membership.members().stream()
                        .map(member -> member.name() + "#" + member.number())
                        .collect(Collectors.joining(" ")));
    }

    private static InetSocketAddress address(String word) {
        int colon = word.lastIndexOf(':');
        return new InetSocketAddress(word.substring(0, colon), Integer.parseInt(word.substring(colon + 1)));
    }

    private String answer(String[] words) throws JoinException {
        return switch (words[0]) {
            case "put" -> spelled(directory.put(new Uid(words[1]), new Location(self.name(), Long.parseLong(words[2]), Long.parseLong(words[3]))));
            case "find" -> spelled(directory.find(new Uid(words[1])));
            case "fill" -> fill(Integer.parseInt(words[1]));
            case "count" -> count(Integer.parseInt(words[1]));
            case "home" -> directory.home(words[1], self.name(), Arrays.asList(words).subList(2, words.length)::contains);
            case "leave" -> {
                roster.close();
                yield "left";
            }
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private static String spelled(Optional<Location> location) {
        return location.map(there -> there.gate() + " " + there.session()).orElse("none");
    }

    private String fill(int count) {
        IntStream.range(0, count).forEach(i -> directory.put(new Uid("u" + i), new Location(self.name(), i, i)));
        return "filled";
    }

    private String count(int count) {
        return "" + IntStream.range(0, count).filter(i -> directory.find(new Uid("u" + i)).isPresent()).count();
    }
}
