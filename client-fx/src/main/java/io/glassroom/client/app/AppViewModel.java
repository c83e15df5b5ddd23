package io.glassroom.client.app;

import io.glassroom.client.Ids;
import io.glassroom.client.action.Actions;
import io.glassroom.client.action.PaletteViewModel;
import io.glassroom.client.chat.ChatViewModel;
import io.glassroom.client.compare.DictionaryViewModel;
import io.glassroom.client.compare.DiffViewModel;
import io.glassroom.client.compose.ComposeViewModel;
import io.glassroom.client.compose.raw.Outlet;
import io.glassroom.client.compose.raw.RawDialer;
import io.glassroom.client.copy.Copying;
import io.glassroom.client.copy.SystemClipboard;
import io.glassroom.client.errors.ErrorsViewModel;
import io.glassroom.client.feed.Feed;
import io.glassroom.client.feed.FeedListener;
import io.glassroom.client.feed.Margin;
import io.glassroom.client.feed.Reading;
import io.glassroom.client.learn.LearnViewModel;
import io.glassroom.client.learn.Tour;
import io.glassroom.client.learn.TourViewModel;
import io.glassroom.client.live.LiveViewModel;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.model.ConnectionMemory;
import io.glassroom.client.model.Dispatches;
import io.glassroom.client.model.Marks;
import io.glassroom.client.motion.Playhead;
import io.glassroom.client.notice.Notice;
import io.glassroom.client.notice.Notices;
import io.glassroom.client.place.Finder;
import io.glassroom.client.place.OwnNode;
import io.glassroom.client.place.PlaceViewModel;
import io.glassroom.client.place.Surroundings;
import io.glassroom.client.place.Target;
import io.glassroom.client.pump.Intake;
import io.glassroom.client.pump.TapPump;
import io.glassroom.client.recordings.RecordingsViewModel;
import io.glassroom.client.rooms.BotsViewModel;
import io.glassroom.client.rooms.RoomsViewModel;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.sequence.SequenceViewModel;
import io.glassroom.client.settings.LayoutMemory;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.Theme;
import io.glassroom.client.step.StepViewModel;
import io.glassroom.client.text.Texts;
import io.glassroom.client.timing.CostViewModel;
import io.glassroom.client.timing.HeartbeatViewModel;
import io.glassroom.client.timing.HeartbeatsViewModel;
import io.glassroom.client.timing.NodeClock;
import io.glassroom.client.timing.StatsViewModel;
import io.glassroom.client.topology.TopologyViewModel;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.tap.TapLine;
import io.glassroom.protocol.tap.TapRecord;
import io.glassroom.protocol.time.Time;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Everything that the window shows, without the window.
public final class AppViewModel {

    private static final int CAPACITY = 100_000; // packets in the list
    private static final int QUEUE = 200_000; // records between two batches
    private static final int CROWD = 20_000; // records at which a feed should wait if it can
    private static final Duration BATCH = Duration.ofMillis(12);

    private final Desk desk;
    private final Feed feed;
    private final Target target;
    private final PlaceViewModel place;
    private final TapPump pump;
    private final Intake intake;
    private final Selection selection = new Selection();
    private final Playhead playhead;
    private final Actions actions = new Actions();
    private final Notices notices = new Notices();
    private final PaletteViewModel palette;
    private final ObjectProperty<Overlay> overlay = new SimpleObjectProperty<>(Overlay.NONE);
    private final LiveViewModel live;
    private final ChatViewModel chat;
    private final StepViewModel steps;
    private final TopologyViewModel topology;
    private final RoomsViewModel rooms;
    private final ComposeViewModel compose;
    private final TourViewModel tour;
    private final LearnViewModel learn;
    private final RecordingsViewModel recordings;
    private final HeartbeatViewModel heartbeat;
    private final DiffViewModel diff;
    private final DictionaryViewModel dictionary;
    private final ErrorsViewModel errors;
    private final Copying copying = new Copying(selection, new SystemClipboard());
    private final SequenceViewModel sequence;
    private final HeartbeatsViewModel heartbeats;
    private final StatsViewModel stats;
    private final CostViewModel cost;
    private final Optional<? extends OwnNode> node;
    private final ReadOnlyStringWrapper pane = new ReadOnlyStringWrapper("");
    private int usualBots;
    private final ObjectProperty<Section> section = new SimpleObjectProperty<>(Section.LIVE);
    private final ReadOnlyStringWrapper interruption = new ReadOnlyStringWrapper("");

    public AppViewModel(Surroundings surroundings, Desk desk) {
        this.desk = desk;
        this.palette = new PaletteViewModel(actions, desk.texts());
        this.playhead = new Playhead(desk.time());
        this.feed = surroundings.feed();
        this.target = surroundings.target();
        this.node = surroundings.node();
        this.pump = new TapPump(QUEUE, BATCH, desk.time());
        this.place = new PlaceViewModel(
                target, feed.source(), new Finder(desk.time(), Dialer.standard()), desk.traveller(), desk.settings(), pump::post);
        var capture = new Capture(CAPACITY);
        this.intake = new Intake(pump, capture, desk.time());
        this.live = new LiveViewModel(capture, selection, desk.settings(), actions);
        this.chat = new ChatViewModel(surroundings.door(), pump::post);
        if (target instanceof Target.Recording) {
            chat.lock();
        }
        this.steps = new StepViewModel(capture, selection, playhead, node, actions);
        this.topology = new TopologyViewModel(capture, selection, desk.settings(), steps, node, live.list()::pause);
        this.compose = new ComposeViewModel(
                capture, selection, desk.settings(), outlet(surroundings), this::show, () -> section.set(Section.COMPOSE));
        var stage = new AppStage(this);
        this.tour = new TourViewModel(Tour.FIRST_MINUTE, stage, desk.settings());
        capture.listen(stage);
        capture.listen(tour);
        this.learn = new LearnViewModel(capture, selection, tour, () -> section.set(Section.LIVE));
        this.recordings = new RecordingsViewModel(capture, selection, new RecordingsViewModel.Around(
                desk.library(),
                target,
                feed.source(),
                "glassroom " + Objects.requireNonNullElse(AppViewModel.class.getPackage().getImplementationVersion(), "development"),
                desk.traveller(),
                notices,
                desk.time(),
                pump::post,
                () -> section.set(Section.LIVE)));
        NodeClock clock = clock(capture);
        this.rooms = new RoomsViewModel(capture, selection, desk.settings(), notices, clock, node);
        this.heartbeat = new HeartbeatViewModel(selection, clock, desk.settings(), node.map(OwnNode::faults));
        this.sequence = new SequenceViewModel(live, new Dispatches(capture));
        this.heartbeats = new HeartbeatsViewModel(capture, heartbeat);
        this.stats = new StatsViewModel(live, clock);
        this.cost = new CostViewModel(intake);
        this.diff = new DiffViewModel(capture, selection, live.dissection());
        this.dictionary = new DictionaryViewModel(capture, selection);
        this.errors = new ErrorsViewModel(capture, selection, live.dissection(), desk.settings(), rule -> compose.gallery().show(rule));
        intake.follow("live", live::refresh);
        intake.follow("errors", errors::refresh);
        intake.follow("dictionary", dictionary::refresh);
        intake.follow("topology", topology::refresh);
        intake.follow("rooms", rooms::refresh);
        intake.follow("compose", compose::refresh);
        intake.follow("recordings", recordings::refresh);
        intake.follow("sequence", sequence::refresh);
        intake.follow("stats", stats::refresh);
        texts().speak(settings().language().get());
        settings().language().addListener((observable, old, now) -> texts().speak(now));
        live.conversation().opened().addListener((observable, old, now) -> reveal(Ids.TAB_CONVERSATION));
        nameActions();
        resume();
    }

    /// What tells the time of the node that is looked into.
    private NodeClock clock(Capture capture) {
        if (target instanceof Target.Recording) {
            return NodeClock.recorded(capture);
        }
        return node.<NodeClock>map(own -> NodeClock.of(own.time())).orElseGet(() -> NodeClock.estimated(capture, desk.time()));
    }

    /// Section and filter are as they were the last time.
    private void resume() {
        LayoutMemory memory = settings().layout();
        memory.recall("section").flatMap(Section::of).ifPresent(section::set);
        section.addListener((observable, old, now) -> memory.remember("section", now.key()));
        memory.recall("filter").ifPresent(text -> {
            live.filter().text().set(text);
            live.filter().apply();
        });
        live.filter().applied().addListener((observable, old, now) -> memory.remember("filter", now.text()));
        memory.onReset(live.filter()::clear);
    }

    private Outlet outlet(Surroundings surroundings) {
        Time nodeTime = node.<Time>map(OwnNode::time).orElse(desk.time());
        Executor threads = task -> Thread.ofVirtual().name("compose").start(task);
        return new Outlet(
                surroundings.server(), node.isPresent(), new RawDialer(), desk.time(), nodeTime, threads, pump::post,
                () -> node.filter(own -> own.stepper().isStepping()).isPresent());
    }

    /// Takes the person to a packet, and to a byte of it unless that is negative.
    private void show(CapturedPacket packet, int offset) {
        section.set(Section.LIVE);
        selection.select(packet);
        if (offset >= 0) {
            live.dissection().selectByte(offset);
        }
    }

    private void nameActions() {
        place.name(actions);
        recordings.name(actions);
        actions.add("window.palette", "help", "Shortcut+K", () -> toggle(Overlay.PALETTE));
        actions.add("window.keys", "help", "F1", () -> toggle(Overlay.KEYS));
        actions.add("window.zoom.in", "window", "Shortcut+Plus", () -> settings().zoomBy(1));
        actions.add("window.zoom.out", "window", "Shortcut+Minus", () -> settings().zoomBy(-1));
        actions.add("window.zoom.usual", "window", "Shortcut+0", () -> settings().zoom().set(Settings.LEAST_ZOOM));
        actions.add("window.animations", "window", "", () -> settings().animations().set(!settings().animations().get()));
        actions.add("window.layout", "window", "", settings().layout()::reset);
        actions.add("window.theme", "window", "Shortcut+Shift+L", this::nextTheme);
        actions.add("window.language", "window", "Shortcut+Shift+E", this::otherLanguage);
        actions.add("timing.cost", "window", "Shortcut+Shift+P", cost::toggle);
        actions.add("timing.freeze", "connection", "Shortcut+Shift+H", heartbeat::freezeSelected, heartbeat.freezable());
        actions.add("connection.kick", "connection", "", () -> rooms.sessions().kick(texts().get("sessions.kick.reason")), rooms.sessions().kickable());
        actions.add("connection.clear", "connection", "", rooms.faults()::clear, rooms.faults().possible());
        actions.add("connection.clear-all", "connection", "", rooms.faults()::clearAll);
        rooms.bots().ifPresent(bots -> {
            actions.add("bots.more", "bots", "", bots::more);
            actions.add("bots.fewer", "bots", "", bots::fewer);
            actions.add("bots.again", "bots", "", bots::apply);
        });
        actions.add("help.tour", "help", "", tour::start);
        copying.nameActions(actions);
        actions.add("go.errors", "go", "Shortcut+Shift+X", () -> reveal(Ids.TAB_ERRORS));
        actions.add("field.jump", "field", "Shortcut+J", live.dissection()::jump, live.dissection().leads());
        compose.name(actions);
        for (Section each : Section.values()) {
            String keys = each == Section.SETTINGS ? "Shortcut+Comma" : "Shortcut+" + (each.ordinal() + 1);
            actions.add("go." + each.key(), "go", keys, () -> section.set(each));
        }
    }

    // Properties

    public Texts texts() {
        return desk.texts();
    }

    public Settings settings() {
        return desk.settings();
    }

    public Desk desk() {
        return desk;
    }

    public Selection selection() {
        return selection;
    }

    /// How fast, and how far behind, moving pictures show what happens.
    public Playhead playhead() {
        return playhead;
    }

    /// All that can be done here.
    public Actions actions() {
        return actions;
    }

    /// What the window itself has to say.
    public Notices notices() {
        return notices;
    }

    public PaletteViewModel palette() {
        return palette;
    }

    /// What lies over the window at the moment.
    public ObjectProperty<Overlay> overlay() {
        return overlay;
    }

    /// Takes in what the feed tells.
    public Intake intake() {
        return intake;
    }

    /// What is looked at, and the way to something else.
    public PlaceViewModel place() {
        return place;
    }

    public LiveViewModel live() {
        return live;
    }

    public ChatViewModel chat() {
        return chat;
    }

    /// Stepping through the node.
    public StepViewModel steps() {
        return steps;
    }

    public TopologyViewModel topology() {
        return topology;
    }

    public RoomsViewModel rooms() {
        return rooms;
    }

    public ComposeViewModel compose() {
        return compose;
    }

    public TourViewModel tour() {
        return tour;
    }

    public LearnViewModel learn() {
        return learn;
    }

    public DiffViewModel diff() {
        return diff;
    }

    public DictionaryViewModel dictionary() {
        return dictionary;
    }

    public ErrorsViewModel errors() {
        return errors;
    }

    public Copying copying() {
        return copying;
    }

    public RecordingsViewModel recordings() {
        return recordings;
    }

    public SequenceViewModel sequence() {
        return sequence;
    }

    /// The tracks of all connections.
    public HeartbeatsViewModel heartbeats() {
        return heartbeats;
    }

    /// Traffic over time, and latencies.
    public StatsViewModel stats() {
        return stats;
    }

    /// What the window itself costs.
    public CostViewModel cost() {
        return cost;
    }

    /// How patient the server still is with each connection.
    public HeartbeatViewModel heartbeat() {
        return heartbeat;
    }

    /// Absent when the window looks into somebody else's node.
    public Optional<? extends OwnNode> node() {
        return node;
    }

    /// Absent when the window looks into somebody else's node.
    public Optional<BotsViewModel> bots() {
        return rooms.bots();
    }

    /// What is shown right of the rail.
    public ObjectProperty<Section> section() {
        return section;
    }

    public ObjectProperty<Theme> theme() {
        return settings().theme();
    }

    /// The id of the tab of the Live section that was last asked for; empty at first.
    public ReadOnlyStringProperty pane() {
        return pane.getReadOnlyProperty();
    }

    /// How many bots there are while no tour says otherwise.
    int usualBots() {
        return usualBots;
    }

    /// Where the packets come from.
    public String source() {
        return feed.source();
    }

    /// Why no packets come at the moment; empty while they do.
    public ReadOnlyStringProperty interruption() {
        return interruption.getReadOnlyProperty();
    }

    // Commands

    /// Begins what a person finds on opening the window: the tour if they have not finished it, else the bots.
    ///
    /// @param count of bots
    /// @param guided whether there may be a tour
    public void begin(int count, boolean guided) {
        usualBots = count;
        if (guided && node.isPresent() && !settings().tourFinished().get()) {
            tour.start();
        } else {
            bots().ifPresent(crowd -> crowd.want(count));
        }
    }

    /// Brings a tab of the Live section to the front.
    public void reveal(String id) {
        section.set(Section.LIVE);
        pane.set("");
        pane.set(id);
    }

    public void nextTheme() {
        theme().set(theme().get().next());
    }

    public void otherLanguage() {
        settings().language().set(settings().language().get().next());
    }

    /// Runs this on the thread of the models, with the next batch. For any thread.
    public void post(Runnable action) {
        pump.post(action);
    }

    private void toggle(Overlay which) {
        overlay.set(overlay.get() == which ? Overlay.NONE : which);
    }

    /// Opens the feed.
    public void open() {
        feed.open(new FeedListener() {
            @Override
            public void record(TapRecord record) {
                pump.offer(record);
            }

            @Override
            public void introduced(TapLine.Hello hello) {
                pump.post(() -> live.capture().introduce(hello));
            }

            @Override
            public void interrupted(String reason) {
                pump.post(() -> interrupt(reason));
            }

            @Override
            public void connected() {
                pump.post(() -> interrupt(""));
            }

            @Override
            public void ended(String reason) {
                pump.post(() -> end(reason));
            }

            @Override
            public boolean isCrowded() {
                return pump.waiting() > CROWD;
            }

            @Override
            public void remembered(ConnectionMemory memory) {
                pump.post(() -> live.capture().recall(memory));
            }

            @Override
            public void noted(Margin margin) {
                pump.post(() -> write(margin));
            }

            @Override
            public void read(Reading reading) {
                pump.post(() -> read(reading));
            }
        });
    }

    private void interrupt(String reason) {
        interruption.set(reason);
        place.lose(!reason.isEmpty());
    }

    private void end(String reason) {
        interruption.set("");
        place.lose(true);
        notices.post(Notice.danger("ended", "place.ended", feed.source(), reason).with("place.again", place::goAgain));
    }

    private void write(Margin margin) {
        Marks marks = live.capture().marks();
        switch (margin) {
            case Margin.Mark(long packet, boolean set) -> marks.mark(packet, set);
            case Margin.Note(long packet, String text) -> marks.note(packet, text);
            case Margin.Reference(long packet) -> marks.refer(live.capture()
                    .packets()
                    .find(packet)
                    .map(found -> new Marks.Reference(packet, found.sinceStart())));
        }
    }

    private void read(Reading reading) {
        if (reading.finished()) {
            notices.withdraw("reading");
            recordings.readToTheEnd();
        } else {
            notices.post(Notice.info("reading", "recordings.reading", feed.source(), Math.round(100 * reading.share())));
        }
        reading.first().ifPresent(flaw -> {
            String key = "recordings.flaw." + flaw.trouble().name().toLowerCase(Locale.ROOT);
            notices.post(Notice.warning("flaw", key, feed.source(), flaw.line(), flaw.detail(), reading.flaws()));
        });
    }

    /// Takes over what has come since the last time; called each [TapPump#INTERVAL].
    public void tick() {
        intake.tick();
        steps.tick();
        topology.tick();
        tour.tick(desk.time().nanos());
    }

    /// Leaves the chat and closes the feed.
    public void close() {
        recordings.close();
        chat.leave();
        compose.close();
        feed.close();
    }
}
