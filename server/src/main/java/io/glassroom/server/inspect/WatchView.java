package io.glassroom.server.inspect;

import io.glassroom.protocol.client.InspectorListener;
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
import java.util.List;
import java.util.Locale;

/// What a node does, as text: a line for each packet, and for each connection that opens, closes or breaks a rule.
/// Dissects with the server's own decoders. Called by one thread at a time.
public final class WatchView implements InspectorListener {

    private final PrintWriter out;
    private final Screen screen;
    private final PacketFilter filter;
    private final boolean bytes;
    private final LineLayout layout;
    private final DateTimeFormatter clock;
    private final Names names = new Names();
    private final StringBuilder page = new StringBuilder(); // of lines that are printed together
    private RouteDictionary dictionary = RouteDictionary.EMPTY;
    private String node = "";
    private volatile long packets;
    private volatile long lost;

    /// @param bytes whether each packet is followed by its fields, with their bytes
    public WatchView(PrintWriter out, Screen screen, PacketFilter filter, boolean bytes, ZoneId zone) {
        this.out = out;
        this.screen = screen;
        this.filter = filter;
        this.bytes = bytes;
        this.layout = new LineLayout(screen);
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
        node = hello.node();
        dictionary = hello.dictionary();
        names.hello(hello);
        String heartbeat = hello.heartbeat().isZero() ? "no heartbeat" : "heartbeat " + hello.heartbeat().toSeconds() + " s";
        String routes = dictionary.isEmpty() ? "no dictionary" : "dictionary of " + dictionary.codes().size() + " routes";
        int present = hello.present().size();
        String facts = String.join(" · ",
                "glassroom " + hello.version(), heartbeat, hello.serializer(), routes,
                present + (present == 1 ? " connection" : " connections"));
        page.append(screen.paint(Ink.BOLD, Screen.harmless(node))).append("  ").append(Screen.harmless(facts)).append('\n');
        page.append(screen.paint(Ink.FAINT, layout.header())).append('\n');
        print();
    }

    @Override
    public void records(List<TapRecord> records) {
        records.forEach(this::show);
        print();
    }

    @Override
    public void lost(long count) {
        lost += count;
        page.append(screen.paint(Ink.YELLOW, "… " + count + (count == 1 ? " record" : " records") + " lost here")).append('\n');
        print();
    }

    @Override
    public void closed(int code, String reason) {
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
                    fields(Dissection.of(rejected.seen(), dictionary));
                }
            }
            case TapEvent.Transport transport -> transport(record, transport);
            case TapEvent.Session session -> names.session(session);
            case TapEvent.Dispatch _ -> {} // its packets tell as much
            case TapEvent.Cluster _ -> {}
        }
    }

    private void frame(TapRecord record, TapEvent.Frame frame) {
        Dissection dissected = Dissection.of(frame.packet(), dictionary);
        if (frame.direction() == Direction.IN) {
            dissected.message().ifPresent(message -> names.heard(frame.connection(), message));
        }
        String route = dissected.message().map(message -> route(frame.connection(), message)).orElse("");
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
            names.gone(link.connection());
        }
    }

    private void transport(TapRecord record, TapEvent.Transport transport) {
        String amount = transport.packets() + (transport.packets() == 1 ? " packet, " : " packets, ") + transport.bytes() + " bytes";
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
        return direction == Direction.IN ? names.of(record.event().connection()) : record.node();
    }

    private String to(TapRecord record, Direction direction) {
        return direction == Direction.IN ? record.node() : names.of(record.event().connection());
    }

    private void print() {
        out.print(page);
        out.flush();
        page.setLength(0);
    }
}
