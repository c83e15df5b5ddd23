package io.glassroom.client.compose.edit;

import io.glassroom.client.compose.raw.Outlet;
import io.glassroom.client.compose.raw.Sightings;
import io.glassroom.conformance.talk.Terms;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.protocol.message.Dissection;
import io.glassroom.protocol.message.RouteDictionary;
import io.glassroom.protocol.packet.Bytes;
import io.glassroom.protocol.packet.Field;
import io.glassroom.protocol.packet.FieldSpan;
import io.glassroom.protocol.packet.PacketEncoder;
import io.glassroom.protocol.packet.PacketType;
import io.glassroom.protocol.tap.Direction;
import io.glassroom.protocol.wire.MalformedCase;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The packet under the composer's hands. Its bytes are the one truth: fields, digits and bits are three views of them,
/// and whatever is changed in one makes new bytes, which the project's own decoder reads anew.
public final class EditViewModel {

    /// The most bytes that are composed by hand; a longer packet is cut to it, and the person is told.
    static final int LONGEST = 1 << 17;

    private static final int UNDOS = 500;
    private static final Duration WATCH = Duration.ofSeconds(3);

    private final Outlet outlet;
    private final Sightings sightings;
    private final Duration watch;
    private final ReadOnlyObjectWrapper<Dissection> dissection;
    private final ReadOnlyIntegerWrapper cursor = new ReadOnlyIntegerWrapper();
    private final ObjectProperty<Preface> preface = new SimpleObjectProperty<>(Preface.HANDSHAKE_AND_ACK);
    private final ObservableList<Step> log = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Deque<Bytes> before = new ArrayDeque<>();
    private RouteDictionary dictionary = RouteDictionary.EMPTY;
    private String localAddress = "";
    private boolean halfTyped; // the high digit of the byte at the cursor has just been typed

    public EditViewModel(Outlet outlet, Sightings sightings) {
        this(outlet, sightings, WATCH);
    }

    EditViewModel(Outlet outlet, Sightings sightings, Duration watch) {
        this.outlet = outlet;
        this.sightings = sightings;
        this.watch = watch;
        this.dissection = new ReadOnlyObjectWrapper<>(read(Template.REQUEST.bytes()));
    }

    // Properties

    /// The bytes, laid open by the decoder of the server.
    public ReadOnlyObjectProperty<Dissection> dissection() {
        return dissection.getReadOnlyProperty();
    }

    /// The byte that keys act on; the number of bytes when it stands behind the last.
    public ReadOnlyIntegerProperty cursor() {
        return cursor.getReadOnlyProperty();
    }

    public ObjectProperty<Preface> preface() {
        return preface;
    }

    /// What happened around the last sending, in order.
    public ObservableList<Step> log() {
        return log;
    }

    public ReadOnlyBooleanProperty sending() {
        return sending.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty undoable() {
        return undoable.getReadOnlyProperty();
    }

    /// Why the last command came to nothing, as the key of a sentence; empty if it did not.
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public Bytes bytes() {
        return dissection.get().bytes();
    }

    /// The field at the cursor.
    Optional<FieldSpan> field() {
        return dissection.get().fieldAt(cursor.get());
    }

    /// Those that have a row, in the order of the bytes.
    List<FieldSpan> rows() {
        List<FieldSpan> fields = dissection.get().fields();
        boolean message = fields.stream().anyMatch(span -> span.field() == Field.MESSAGE_FLAG);
        return fields.stream().filter(span -> FieldEdit.hasRow(span, message)).toList();
    }

    /// How many bytes the head announces beyond those that are there; negative if there are more; zero without a head.
    int missing() {
        Bytes bytes = bytes();
        return bytes.length() < PacketEncoder.HEAD ? 0 : bytes.u24(1) - (bytes.length() - PacketEncoder.HEAD);
    }

    // Commands: starting

    public void start(Template template) {
        open(template.bytes(), template.preface());
    }

    /// Starts from a case of the gallery.
    public void start(MalformedCase malformed) {
        open(malformed.bytes(), preface(malformed.before()));
        move(Math.min(malformed.offset(), bytes().length()));
    }

    /// Starts from a packet of the list, for sending it again over another connection.
    public void start(CapturedPacket packet) {
        open(Resent.of(packet, dictionary), Resent.preface(packet));
    }

    /// Starts from any bytes.
    ///
    /// @param after what they are in order
    public void start(Bytes bytes, Preface after) {
        open(bytes, after);
    }

    private static Preface preface(List<PacketType> said) {
        return switch (said.size()) {
            case 0 -> Preface.NOTHING;
            case 1 -> Preface.HANDSHAKE;
            default -> Preface.HANDSHAKE_AND_ACK;
        };
    }

    private void open(Bytes bytes, Preface after) {
        change(bytes);
        preface.set(after);
        move(0);
        log.clear();
        problem.set(bytes.length() > LONGEST ? "compose.bytes.cut" : "");
    }

    // Commands: changing

    /// Gives a field another value.
    ///
    /// @return the key of a sentence that says why not; empty if it was done
    Optional<String> edit(Field field, String text) {
        Optional<FieldSpan> span = rows().stream().filter(row -> row.field() == field).findFirst();
        if (span.isEmpty()) {
            return Optional.empty();
        }
        return switch (FieldEdit.of(bytes(), span.get(), text)) {
            case FieldEdit.Done(Bytes changed) -> {
                change(changed);
                yield Optional.empty();
            }
            case FieldEdit.Refused(String key) -> Optional.of(key);
        };
    }

    /// Overwrites a byte.
    void set(int at, int value) {
        change(ByteEdits.set(bytes(), at, value));
    }

    /// Switches a bit of the byte at the cursor.
    ///
    /// @param bit 0 for the lowest
    void toggle(int bit) {
        if (cursor.get() < bytes().length()) {
            set(cursor.get(), bytes().u8(cursor.get()) ^ 1 << bit);
        }
    }

    /// A hexadecimal digit at the cursor: first the high one, then the low one, then on to the next byte. Behind the
    /// last byte it begins a new one.
    void type(int digit) {
        int at = cursor.get();
        if (at == bytes().length()) {
            change(bytes().concat(Bytes.wrap((byte) 0)));
        }
        int octet = bytes().u8(at);
        if (halfTyped) {
            set(at, octet & 0xf0 | digit);
            move(at + 1);
        } else {
            set(at, digit << 4 | octet & 0x0f);
            halfTyped = true;
        }
    }

    /// A zero before the cursor.
    public void insert() {
        change(ByteEdits.replace(bytes(), cursor.get(), cursor.get(), Bytes.wrap((byte) 0)));
        halfTyped = false;
    }

    /// The byte at the cursor goes.
    public void delete() {
        if (cursor.get() < bytes().length()) {
            change(ByteEdits.replace(bytes(), cursor.get(), cursor.get() + 1, Bytes.EMPTY));
        }
    }

    /// The byte before the cursor goes.
    void deleteBefore() {
        if (cursor.get() > 0) {
            move(cursor.get() - 1);
            delete();
        }
    }

    public void fixLength() {
        change(ByteEdits.fixLength(bytes()));
    }

    public void undo() {
        Bytes last = before.pollLast();
        if (last != null) {
            show(last);
        }
    }

    /// Puts the cursor on a byte, or behind the last one.
    void move(int to) {
        halfTyped = false;
        cursor.set(Math.clamp(to, 0, bytes().length()));
    }

    /// Learns what a connection of our own has agreed upon, by which routes are read.
    public void learn(RouteDictionary agreed) {
        if (!agreed.equals(dictionary)) {
            dictionary = agreed;
            dissection.set(read(bytes()));
        }
    }

    // Commands: sending

    /// Sends the bytes exactly as they are, over a connection of their own.
    public void send() {
        Optional<String> obstacle = outlet.obstacle();
        problem.set(obstacle.orElse(""));
        if (obstacle.isPresent() || outlet.server().isEmpty() || sending.get()) {
            return;
        }
        sending.set(true);
        log.clear();
        URI server = outlet.server().get();
        Bytes bytes = bytes();
        Preface after = preface.get();
        var experiment = new Experiment(server, outlet.dialer(), outlet.time(), watch, step -> cross(() -> tell(step)));
        outlet.threads().execute(() -> {
            try {
                experiment.run(after, bytes);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                cross(() -> sending.set(false));
            }
        });
    }

    /// Takes the person to the packet that was sent, as the server's tap tells of it.
    public void reveal() {
        Bytes sent = log.stream()
                .filter(Step.Sent.class::isInstance)
                .map(step -> ((Step.Sent) step).bytes())
                .findFirst()
                .orElse(Bytes.EMPTY);
        Optional<CapturedPacket> packet = sightings
                .find(localAddress, each -> each.direction() == Direction.IN && each.bytes().equals(sent))
                .or(() -> sightings.find(localAddress, each -> each.fault().isPresent()));
        problem.set(packet.isPresent() ? "" : "compose.unseen");
        packet.ifPresent(found -> sightings.show(found, found.fault().map(fault -> fault.offset()).orElse(-1)));
    }

    private void tell(Step step) {
        log.add(step);
        switch (step) {
            case Step.Opened(String address) -> localAddress = address;
            case Step.Came(var packet, Duration after, Terms terms) when terms != Terms.NONE ->
                learn(terms.dictionary());
            case Step.Came _, Step.Said _, Step.Sent _, Step.Garbled _, Step.Closed _, Step.Quiet _, Step.Failed _ -> {}
        }
    }

    private void cross(Runnable action) {
        outlet.crossing().accept(action);
    }

    private void change(Bytes changed) {
        if (changed.equals(bytes())) {
            return;
        }
        before.addLast(bytes());
        if (before.size() > UNDOS) {
            before.removeFirst();
        }
        show(changed);
    }

    private void show(Bytes changed) {
        Bytes kept = changed.length() > LONGEST ? changed.slice(0, LONGEST) : changed;
        dissection.set(read(kept));
        cursor.set(Math.min(cursor.get(), kept.length()));
        undoable.set(!before.isEmpty());
    }

    private Dissection read(Bytes bytes) {
        return Dissection.of(bytes, dictionary, MalformedCase.LIMIT);
    }
}
