package io.glassroom.server.inspect;

import io.glassroom.protocol.client.ClusterListener;
import io.glassroom.protocol.message.Dissection;
import io.glassroom.protocol.message.Message;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.tap.TapEvent;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.server.inspect.Screen.Ink;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What nodes do, as text: a line for each packet, for each connection that opens, closes or breaks a rule, and for what
/// goes from node to node. Dissects with the server's own decoders. Called by one thread at a time.
public final class WatchView implements ClusterListener {

    private final PrintWriter out;
    private final Screen screen;
    private final PacketFilter filter;
    private final boolean bytes;
    private final LineLayout layout;
    private final DateTimeFormatter clock;
    private final Names names = new Names();
    private final StringBuilder page = new StringBuilder(); // of lines that are printed together
    private final Map<String, RouteDictionary> nodes = new HashMap<>(); // that can be seen
    private final Between between;
    private final Told told = new Told();
    private boolean headed;
    private volatile long packets;
    private volatile long lost;

    /// @param bytes whether each packet is followed by its fields, with their bytes
    public WatchView(PrintWriter out, Screen screen, PacketFilter filter, boolean bytes, ZoneId zone) {
        this.out = out;
        this.screen = screen;
        this.filter = filter;
        this.bytes = bytes;
        this.layout = new LineLayout(screen);
        this.between = new Between(layout);
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(zone);
    }

    /// How many packets were shown. Any thread.
    public long packets() {
        return packets;
    }

    /// How many records were missed. Any thread.
    public long lost() {
        return lost;
    }

    @Override
    public void hello(TapLine.Hello hello) {
        nodes.put(hello.node(), hello.dictionary());
        told.hello(hello.node());
        names.hello(hello);
        page.append(screen.paint(Ink.BOLD, Screen.harmless(hello.node()))).append("  ").append(Screen.harmless(facts(hello))).append('\n');
        if (!headed) {
            page.append(screen.paint(Ink.FAINT, layout.header())).append('\n');
            headed = true;
        }
        print();
    }

    private static String facts(TapLine.Hello hello) {
        int present = hello.present().size();
        var facts = new ArrayList<String>();
        facts.add("glassroom " + hello.version());
        if (!hello.cluster().isEmpty()) {
            hello.members().stream()
                    .filter(member -> member.node().equals(hello.node()))
                    .forEach(member -> facts.add(member.role()));
            facts.add("cluster " + hello.cluster() + " of " + counted(hello.members().size(), "node"));
        }
        facts.add(hello.heartbeat().isZero() ? "no heartbeat" : "heartbeat " + hello.heartbeat().toSeconds() + " s");
        facts.add(hello.serializer());
        facts.add(hello.dictionary().isEmpty() ? "no dictionary" : "dictionary of " + hello.dictionary().codes().size() + " routes");
        facts.add(counted(present, "connection"));
        return String.join(" · ", facts);
    }

    static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    @Override
    public void records(String node, List<TapRecord> records) {
        records.forEach(this::show);
        print();
    }

    @Override
    public void lost(String node, long count) {
        lost += count;
        String whose = nodes.size() > 1 ? " of " + node : "";
        remark(counted(count, "record") + whose + " lost here");
    }

    @Override
    public void gone(String node, String reason) {
        nodes.remove(node);
        told.gone(node);
        if (!nodes.isEmpty()) {
            remark(node + " cannot be seen: " + reason);
        }
    }

    @Override
    public void blind(String reason, boolean forGood) {
        print();
    }

    private void remark(String what) {
        page.append(screen.paint(Ink.YELLOW, "… " + Screen.harmless(what))).append('\n');
        print();
    }

    private void show(TapRecord record) {
        switch (record.event()) {
            case TapEvent.Frame frame -> frame(record, frame);
            case TapEvent.Link link -> link(record, link);
            case TapEvent.Rejected rejected -> {
                String fault = rejected.fault().reason();
                note(record, Direction.IN, Ink.RED, "! rejected", fault);
                if (bytes && filter.isAll()) {
                    fields(Dissection.of(rejected.seen(), dictionary(record)));
                }
            }
            case TapEvent.Transport transport -> transport(record, transport);
            case TapEvent.Session session -> names.session(connection(record), session);
            case TapEvent.Dispatch _ -> {} // its packets tell as much
            case TapEvent.Cluster.Hop hop -> hop(record, hop);
            case TapEvent.Cluster.Change change -> {
                if (told.isNew(record.node(), change) && filter.isAll()) {
                    page.append(between.change(time(record), record.node(), change)).append('\n');
                }
            }
            case TapEvent.Cluster.Line line -> {
                if (filter.isAll()) {
                    page.append(between.line(time(record), record.node(), line)).append('\n');
                }
            }
        }
    }

    /// Of the two that tell of a hop, the sender is heard; the receiver only where the sender cannot be.
    private void hop(TapRecord record, TapEvent.Cluster.Hop hop) {
        boolean told = hop.direction() == Direction.OUT || !nodes.containsKey(hop.peer());
        if (told && filter.shows(PacketType.DATA, hop.route())) {
            String whom = hop.client().isEmpty() ? counted(hop.sessions(), "session") : names.of(Names.whole(hop.client(), hop.peer()));
            page.append(between.hop(time(record), record.node(), hop, whom).stripTrailing()).append('\n');
        }
    }

    private RouteDictionary dictionary(TapRecord record) {
        return nodes.getOrDefault(record.node(), RouteDictionary.EMPTY);
    }

    private static String connection(TapRecord record) {
        return Names.whole(record.event().connection(), record.node());
    }

    private void frame(TapRecord record, TapEvent.Frame frame) {
        Dissection dissected = Dissection.of(frame.packet(), dictionary(record));
        String connection = connection(record);
        if (frame.direction() == Direction.IN) {
            dissected.message().ifPresent(message -> names.heard(connection, message));
        }
        String route = dissected.message().map(message -> route(connection, message)).orElse("");
        if (dissected.packet().isEmpty()) {
            return; // not a whole packet, which no link tells of
        }
        PacketType type = dissected.packet().get().type();
        if (!filter.shows(type, route)) {
            return;
        }
        packets++;
        String from = from(record, frame.direction());
        String to = to(record, frame.direction());
        page.append(layout.packet(time(record), from, to, type, dissected, route).stripTrailing()).append('\n');
        if (bytes) {
            fields(dissected);
        }
    }

    private String route(String connection, Message message) {
        return switch (message) {
            case Message.Request request -> request.route().text();
            case Message.Notify notify -> notify.route().text();
            case Message.Push push -> push.route().text();
            case Message.Response response -> names.answered(connection, response).orElse("");
        };
    }

    private void fields(Dissection dissected) {
        new FieldLines(screen, dissected).write(page);
    }

    private void link(TapRecord record, TapEvent.Link link) {
        if (link.from().equals(link.to())) {
            note(record, Direction.IN, Ink.FAINT, "· opened", link.detail());
        } else if (link.to().equals("CLOSED")) {
            note(record, Direction.IN, Ink.FAINT, "· closed", link.detail());
            names.gone(connection(record));
        }
    }

    private void transport(TapRecord record, TapEvent.Transport transport) {
        String amount = counted(transport.packets(), "packet") + ", " + transport.bytes() + " bytes";
        switch (transport.what()) {
            case DROPPED -> note(record, Direction.OUT, Ink.RED, "! dropped", amount + " for which there was no room");
            case DISCARDED -> note(record, Direction.IN, Ink.RED, "! discarded", amount + " of a packet that broke off");
            case LOST -> note(record, Direction.IN, Ink.RED, "! lost", amount + " vanished on purpose");
            case FLUSHED, PAUSED, RESUMED, BUFFERED -> {}
        }
    }

    private void note(TapRecord record, Direction direction, Ink ink, String what, String detail) {
        if (filter.isAll()) {
            page.append(layout.note(time(record), from(record, direction), to(record, direction), ink, what, detail)).append('\n');
        }
    }

    private String time(TapRecord record) {
        return clock.format(record.at());
    }

    private String from(TapRecord record, Direction direction) {
        return direction == Direction.IN ? names.of(connection(record)) : record.node();
    }

    private String to(TapRecord record, Direction direction) {
        return direction == Direction.IN ? record.node() : names.of(connection(record));
    }

    private void print() {
        out.print(page);
        out.flush();
        page.setLength(0);
    }
}
