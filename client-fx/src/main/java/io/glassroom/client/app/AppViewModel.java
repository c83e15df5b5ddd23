package io.glassroom.client.app;

import io.glassroom.client.Ids;
import io.glassroom.client.action.Actions;
import io.glassroom.client.action.PaletteViewModel;
import io.glassroom.client.chat.ChatViewModel;
import io.glassroom.client.compose.ComposeViewModel;
import io.glassroom.client.compose.raw.Outlet;
import io.glassroom.conformance.talk.RawDialer;
import io.glassroom.client.feed.Feed;
import io.glassroom.client.learn.LearnViewModel;
import io.glassroom.client.learn.LessonsViewModel;
import io.glassroom.client.learn.Tour;
import io.glassroom.client.learn.TourViewModel;
import io.glassroom.client.live.LiveViewModel;
import io.glassroom.client.model.Capture;
import io.glassroom.client.model.CapturedPacket;
import io.glassroom.client.motion.Playhead;
import io.glassroom.client.notice.Notice;
import io.glassroom.client.notice.Notices;
import io.glassroom.client.place.Finder;
import io.glassroom.client.place.NodesViewModel;
import io.glassroom.client.place.Gates;
import io.glassroom.client.place.OwnServer;
import io.glassroom.client.place.PlaceViewModel;
import io.glassroom.client.place.Surroundings;
import io.glassroom.client.place.Target;
import io.glassroom.client.pump.Intake;
import io.glassroom.client.pump.TapPump;
import io.glassroom.client.recordings.RecordingsViewModel;
import io.glassroom.client.rooms.BotsViewModel;
import io.glassroom.client.rooms.RoomsViewModel;
import io.glassroom.client.selection.Selection;
import io.glassroom.client.settings.LayoutMemory;
import io.glassroom.client.settings.Settings;
import io.glassroom.client.settings.Theme;
import io.glassroom.client.step.StepViewModel;
import io.glassroom.client.text.Texts;
import io.glassroom.client.timing.CostViewModel;
import io.glassroom.client.timing.NodeClock;
import io.glassroom.client.topology.TopologyViewModel;
import io.glassroom.learn.check.Finding;
import io.glassroom.protocol.client.Dialer;
import io.glassroom.protocol.time.Time;
import java.time.Duration;
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
    private final NodesViewModel nodes;
    private final TopologyViewModel topology;
    private final RoomsViewModel rooms;
    private final ComposeViewModel compose;
    private final TourViewModel tour;
    private final LearnViewModel learn;
    private final RecordingsViewModel recordings;
    private final Panes panes;
    private final CostViewModel cost;
    private final Optional<? extends OwnServer> own;
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
        this.own = surroundings.own();
        this.pump = new TapPump(QUEUE, BATCH, desk.time());
        this.place = new PlaceViewModel(
                target,
                feed.source(),
                own.map(OwnServer::gates).orElseGet(() -> surroundings.server().stream().toList()),
                new Finder(desk.time(), Dialer.standard()),
                desk.traveller(),
                desk.settings(),
                pump::post);
        var capture = new Capture(CAPACITY);
        this.intake = new Intake(pump, capture, desk.time());
        this.live = new LiveViewModel(capture, selection, desk.settings(), actions);
        var gates = new Gates(surroundings, capture.members());
        this.chat = new ChatViewModel(gates.door(), pump::post);
        if (target instanceof Target.Recording) {
            chat.lock();
        }
        this.steps = new StepViewModel(capture, selection, playhead, own, actions);
        this.nodes = new NodesViewModel(capture, own, notices);
        this.topology = new TopologyViewModel(capture, selection, desk.settings(), steps, nodes, live.list()::pause);
        this.compose = new ComposeViewModel(
                capture, selection, desk.settings(), outlet(gates), this::guide, () -> section.set(Section.COMPOSE));
        var stage = new AppStage(this);
        this.tour = new TourViewModel(
                target instanceof Target.OwnCluster ? Tour.CLUSTER : Tour.FIRST_MINUTE, stage, desk.settings());
        capture.listen(stage);
        capture.listen(tour);
        this.learn = new LearnViewModel(
                capture,
                selection,
                new LearnViewModel.Tours(this::showFirstMinute, this::showCluster),
                lessons(),
                () -> section.set(Section.LIVE));
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
        this.rooms = new RoomsViewModel(capture, selection, desk.settings(), notices, clock, own);
        this.panes = new Panes(
                live, desk.settings(), clock, own.map(OwnServer::faults), rule -> compose.gallery().show(rule));
        this.cost = new CostViewModel(intake);
        intake.follow("live", live::refresh);
        panes.follow(intake);
        intake.follow("topology", topology::refresh);
        intake.follow("rooms", rooms::refresh);
        intake.follow("compose", compose::refresh);
        intake.follow("recordings", recordings::refresh);
        texts().speak(settings().language().get());
        settings().language().addListener((observable, old, now) -> texts().speak(now));
        live.conversation().opened().addListener((observable, old, now) -> reveal(Ids.TAB_CONVERSATION));
        new AppActions(this).name();
        resume();
        tellLessons();
        comeFromALesson();
    }

    /// What tells the time of the node that is looked into.
    private NodeClock clock(Capture capture) {
        if (target instanceof Target.Recording) {
            return NodeClock.recorded(capture);
        }
        return own.<NodeClock>map(here -> NodeClock.of(here.time()))
                .orElseGet(() -> NodeClock.estimated(capture, desk.time()));
    }

    /// Section and filter are as they were the last time; but a recording is opened to be seen as a whole.
    private void resume() {
        if (target instanceof Target.Recording) {
            return;
        }
        LayoutMemory memory = settings().layout();
        memory.recall("section").flatMap(Section::of).ifPresent(section::set);
        section.addListener((observable, old, now) -> memory.remember("section", now.key()));
        memory.recall("filter").ifPresent(text -> {
            live.filter().text().set(text);
            live.filter().apply();
        });
        live.filter().applied().addListener((observable, old, now) -> {
            if (!tour.running().get()) { // its filters are its own
                memory.remember("filter", now.text());
            }
        });
        memory.onReset(live.filter()::clear);
    }

    /// Steps of a lesson may be about what a person does in the window. What a tour filters, or what was filtered the
    /// last time, is nothing that they have done.
    private void tellLessons() {
        live.filter().applied().addListener((observable, old, now) -> {
            if (!now.text().isEmpty() && !tour.running().get()) {
                learn.lessons().happened("filter-applied");
            }
        });
        selection.field().addListener((observable, old, now) -> {
            if (now != null) {
                learn.lessons().happened("field-selected");
            }
        });
    }

    /// Who was sent here by a lesson finds a way back to it, and to the server where what it says can be done.
    private void comeFromALesson() {
        if (target instanceof Target.Recording recording && desk.sitting().leadsTo(recording.file())) {
            notices.post(Notice.info("lesson", "learn.shown").with("learn.shown.back", this::backToTheLesson));
            section.addListener((observable, old, now) -> {
                if (now == Section.LEARN) {
                    pump.post(desk.traveller()::back); // when everybody has heard of the section
                }
            });
        }
    }

    /// Says what is wrong with the packet to which a lesson has led: in the list there is room for a word or two of it.
    private void sayWhatIsWrong(Target.Recording recording, Target.Spot spot) {
        if (desk.sitting().leadsTo(recording.file())) {
            live.capture().marks().note(spot.packet()).ifPresent(note -> notices.post(
                    Notice.info("lesson", "learn.shown.note", spot.packet(), note)
                            .with("learn.shown.back", this::backToTheLesson)));
        }
    }

    private void backToTheLesson() {
        if (!desk.traveller().back()) {
            section.set(Section.LEARN);
        }
    }

    private void showRun(Finding.Shown run) {
        var spot = new Target.Spot(run.packet(), run.offset());
        desk.traveller().travel(new Target.Recording(run.file(), Optional.of(spot)));
    }

    private LessonsViewModel lessons() {
        return new LessonsViewModel(
                new LessonsViewModel.Around(
                        desk.workspace(),
                        task -> Thread.ofVirtual().name("lessons").start(task),
                        pump::post,
                        this::showRun,
                        () -> settings().language().get().locale(),
                        this::wayTo),
                settings().layout(),
                desk.sitting());
    }

    /// Brings the section to the front that has a control of which a lesson speaks.
    private void wayTo(String control) {
        Section.having(control).ifPresent(section::set);
        compose.wayTo(control);
        if (control.startsWith("tab-") || control.startsWith("chat-")) {
            pane.set("");
            pane.set(control.startsWith("chat-") ? Ids.TAB_CHAT : control);
        }
    }

    private Outlet outlet(Gates gates) {
        Time nodeTime = own.<Time>map(OwnServer::time).orElse(desk.time());
        Executor threads = task -> Thread.ofVirtual().name("compose").start(task);
        return new Outlet(
                gates::first,
                target instanceof Target.Recording ? "compose.obstacle.recording" : "compose.obstacle.no_gate",
                own.isPresent(),
                new RawDialer(),
                desk.time(),
                nodeTime,
                threads,
                pump::post,
                () -> own.filter(here -> here.stepper().isStepping()).isPresent());
    }

    /// Takes the person to a packet that stays in sight, whatever comes after it.
    private void guide(CapturedPacket packet, int offset) {
        live.list().pause();
        show(packet, offset);
    }

    /// Takes the person to a packet, and to a byte of it unless that is negative.
    private void show(CapturedPacket packet, int offset) {
        reveal(Ids.TAB_FIELDS);
        selection.select(packet);
        if (offset >= 0) {
            live.dissection().selectByte(offset);
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

    /// The nodes of the own server.
    public NodesViewModel nodes() {
        return nodes;
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

    /// What stands around the list.
    public Panes panes() {
        return panes;
    }

    public RecordingsViewModel recordings() {
        return recordings;
    }

    /// What the window itself costs.
    public CostViewModel cost() {
        return cost;
    }

    /// Absent when the window looks into somebody else's server.
    public Optional<? extends OwnServer> own() {
        return own;
    }

    /// Absent when the window looks into somebody else's server.
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

    /// What the window looks at.
    Target target() {
        return target;
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
        live.list().foldAtFirst();
        if (guided && own.isPresent() && tour.comesByItself() && !settings().tourFinished().get()) {
            tour.start();
        } else {
            bots().ifPresent(crowd -> crowd.want(count));
        }
    }

    /// Begins the tour of the first minute, on a server of our own.
    void showFirstMinute() {
        if (target instanceof Target.OwnCluster) {
            place.tourHome();
        } else {
            tour.start();
        }
    }

    /// Begins the tour through a cluster, on one of our own.
    void showCluster() {
        if (target instanceof Target.OwnCluster) {
            tour.start();
        } else {
            place.tourCluster();
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

    /// Opens the feed.
    public void open() {
        feed.open(new FeedEar(this, pump));
    }

    /// The recording has been read: what was asked for is shown.
    void readToTheEnd() {
        recordings.readToTheEnd();
        if (target instanceof Target.Recording recording) {
            recording.spot().ifPresent(spot -> {
                live.capture().packets().find(spot.packet()).ifPresent(packet -> show(packet, spot.offset()));
                sayWhatIsWrong(recording, spot);
            });
        }
    }

    /// Nothing comes from the feed at the moment; an empty reason says that it does again. Of a server of our own it is
    /// known why, and said.
    void interrupt(String reason) {
        interruption.set(own.isPresent() ? "" : reason);
        place.lose(!reason.isEmpty());
    }

    /// The feed has ended for good.
    void end(String reason) {
        interruption.set("");
        place.lose(true);
        notices.post(Notice.danger("ended", "place.ended", feed.source(), reason).with("place.again", place::goAgain));
    }

    /// Takes over what has come since the last time; called each [TapPump#INTERVAL].
    public void tick() {
        intake.tick();
        steps.tick();
        nodes.tick();
        topology.tick();
        tour.tick(desk.time().nanos());
    }

    /// Leaves the chat and closes the feed.
    public void close() {
        recordings.close();
        learn.lessons().close();
        chat.leave();
        compose.close();
        feed.close();
    }
}
