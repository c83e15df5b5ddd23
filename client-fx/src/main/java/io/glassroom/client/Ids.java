package io.glassroom.client;

/// The id of every node that a person can act on, by which tests, style sheets and lessons find it.
public final class Ids {

    public static final String ADDRESS = "address";
    public static final String COPY_ADDRESS = "copy-address";
    public static final String LANGUAGE = "language";
    public static final String THEME = "theme";
    public static final String PAUSE = "pause";

    public static final String FILTER_TEXT = "filter-text";
    public static final String FILTER_APPLY = "filter-apply";
    public static final String FILTER_CLEAR = "filter-clear";
    public static final String FILTER_COUNT = "filter-count";
    public static final String FILTER_FAULT = "filter-fault";
    public static final String FILTER_COMPLETIONS = "filter-completions";
    public static final String FILTER_USER = "filter-user";
    public static final String FILTER_NODE = "filter-node";
    public static final String FILTER_ROOM = "filter-room";

    public static final String PACKETS = "packets";
    public static final String PACKETS_EMPTY = "packets-empty";
    public static final String PACKETS_UNHIDE = "packets-unhide";
    public static final String FOLLOW = "follow";
    public static final String BANNER_EVICTED = "banner-evicted";
    public static final String BANNER_LOST = "banner-lost";
    public static final String BANNER_FEED = "banner-feed";

    public static final String FOLD = "fold";
    public static final String TRIGGER = "trigger";
    public static final String TRIGGER_TEXT = "trigger-text";
    public static final String TRIGGER_ARM = "trigger-arm";
    public static final String TRIGGER_STATE = "trigger-state";
    public static final String FIND_TEXT = "find-field";
    public static final String FIND_EXACT = "find-exact";
    public static final String FIND_COUNT = "find-count";
    public static final String FIND_NEXT = "find-next";
    public static final String FIND_PREVIOUS = "find-previous";
    public static final String FIND_CLOSE = "find-close";
    public static final String CONVERSATION = "conversation";
    public static final String NOTE_TEXT = "note-text";
    public static final String NOTE_KEEP = "note-keep";

    public static final String FIELDS = "fields";
    public static final String BYTES = "bytes";
    public static final String HOP = "hop";
    public static final String EXPLANATION = "explanation";
    public static final String WHY = "why";
    public static final String WHY_TEXT = "why-text";
    public static final String WHY_LESSON = "why-lesson";
    public static final String JUMP = "jump";
    public static final String VARINT_PLAY = "varint-play";
    public static final String VARINT_STEP = "varint-step";
    public static final String DIFF = "diff";
    public static final String DIFF_PREVIOUS = "diff-previous";
    public static final String DICTIONARY = "dictionary";
    public static final String DICTIONARY_TOTAL = "dictionary-total";
    public static final String TAB_DIFF = "tab-diff";
    public static final String TAB_DICTIONARY = "tab-dictionary";
    public static final String CHAT_CODES = "chat-codes";
    public static final String TAB_ERRORS = "tab-errors";
    public static final String ERRORS = "errors";
    public static final String ERROR_COUNT = "error-count";
    public static final String ERROR_DETAIL = "error-detail";
    public static final String ERROR_GALLERY = "error-gallery";
    public static final String ERROR_LESSON = "error-lesson";
    public static final String CONNECTIONS = "connections";

    public static final String CHAT_NAME = "chat-name";
    public static final String CHAT_ROOM = "chat-room";
    public static final String CHAT_JOIN = "chat-join";
    public static final String CHAT_LEAVE = "chat-leave";
    public static final String CHAT_LINES = "chat-lines";
    public static final String CHAT_DRAFT = "chat-draft";
    public static final String CHAT_SEND = "chat-send";
    public static final String CHAT_ERROR = "chat-error";
    public static final String CHAT_MEMBERS = "chat-members";

    public static final String TAB_FIELDS = "tab-fields";
    public static final String TAB_CONVERSATION = "tab-conversation";
    public static final String TAB_CONNECTIONS = "tab-connections";
    public static final String TAB_CHAT = "tab-chat";

    public static final String STATUS = "status";

    // Rail and window
    public static final String HELP = "help";

    // Topology

    public static final String TOPOLOGY = "topology";
    public static final String TOPOLOGY_STRIP = "topology-strip";
    public static final String TOPOLOGY_TOGGLE = "topology-toggle";
    public static final String TOPOLOGY_SAMPLED = "topology-sampled";
    public static final String TOPOLOGY_PANEL = "topology-panel";
    public static final String JOURNEY = "journey";
    public static final String MEMBERSHIP = "membership";
    public static final String GATE_LEGEND = "gate-legend";
    public static final String NODE_LOG = "node-log";
    public static final String NODE_STEP = "node-step";
    public static final String NODE_SLOW = "node-slow";
    public static final String NODE_LIFE = "node-life";
    public static final String NODE_KILL = "node-kill";
    public static final String NODE_DELAY = "node-delay";
    public static final String SPEED = "speed";
    public static final String TO_LIVE = "to-live";
    public static final String STEP_TOGGLE = "step-toggle";
    public static final String STEP_NEXT = "step-next";
    public static final String STEP_BACK = "step-back";
    public static final String STEP_FORWARD = "step-forward";
    public static final String STEP_PANE = "step-pane";
    public static final String STEP_WORDS = "step-words";
    public static final String STEP_END = "step-end";

    // Rooms, bots and faults

    public static final String BOTS = "bots";
    public static final String BOTS_COUNT = "bots-count";
    public static final String BOTS_STATUS = "bots-status";
    public static final String BOTS_SEED = "bots-seed";
    public static final String BOTS_APPLY = "bots-apply";
    public static final String ROOMS = "rooms";
    public static final String ROOMS_SIDE = "rooms-side";
    public static final String SESSIONS = "sessions";
    public static final String KICK = "kick";
    public static final String KICK_REASON = "kick-reason";
    public static final String FAULTS = "faults";
    public static final String FAULT_LATENCY = "fault-latency";
    public static final String FAULT_JITTER = "fault-jitter";
    public static final String FAULT_LOSS = "fault-loss";
    public static final String FAULT_SLICE = "fault-slice";
    public static final String FAULT_REORDER = "fault-reorder";
    public static final String FAULT_FREEZE = "fault-freeze";
    public static final String FAULT_CLEAR = "fault-clear";
    public static final String FAULT_HALF_CLOSE = "fault-half-close";
    public static final String FAULT_RESET = "fault-reset";
    public static final String FILLING = "filling";

    // Compose and the gallery

    public static final String TAB_SEND = "tab-send";
    public static final String TAB_BYTES = "tab-bytes";
    public static final String TAB_GALLERY = "tab-gallery";
    public static final String COMPOSE_STAGE = "compose-stage";
    public static final String COMPOSE_CONNECT = "compose-connect";
    public static final String COMPOSE_DISCONNECT = "compose-disconnect";
    public static final String COMPOSE_ROUTE = "compose-route";
    public static final String COMPOSE_REQUEST = "compose-request";
    public static final String COMPOSE_NOTIFY = "compose-notify";
    public static final String COMPOSE_BODY = "compose-body";
    public static final String COMPOSE_JSON = "compose-json";
    public static final String COMPOSE_SEND = "compose-send";
    public static final String COMPOSE_TEMPLATES = "compose-templates";
    public static final String COMPOSE_AS_BYTES = "compose-as-bytes";
    public static final String COMPOSE_PROBLEM = "compose-problem";
    public static final String COMPOSE_HISTORY = "compose-history";
    public static final String COMPOSE_START = "compose-start";
    public static final String COMPOSE_FIX = "compose-fix";
    public static final String COMPOSE_INSERT = "compose-insert";
    public static final String COMPOSE_DELETE = "compose-delete";
    public static final String COMPOSE_UNDO = "compose-undo";
    public static final String COMPOSE_PREFACE = "compose-preface";
    public static final String COMPOSE_SEND_BYTES = "compose-send-bytes";
    public static final String COMPOSE_BYTES = "compose-bytes";
    public static final String COMPOSE_BIT = "compose-bit";
    public static final String COMPOSE_FAULT = "compose-fault";
    public static final String COMPOSE_LOG = "compose-log";
    public static final String COMPOSE_REVEAL = "compose-reveal";
    public static final String GALLERY = "gallery";
    public static final String GALLERY_RUN = "gallery-run";
    public static final String GALLERY_RULE = "gallery-rule";
    public static final String GALLERY_SCORE = "gallery-score";
    public static final String GALLERY_PROBLEM = "gallery-problem";

    // Learn and the first minute

    public static final String LEARN_PAGE = "learn-page";
    public static final String TOUR_START = "tour-start";
    public static final String TOUR_CLUSTER = "tour-cluster";
    public static final String TOUR_CARD = "tour-card";
    public static final String TOUR_WORDS = "tour-words";
    public static final String TOUR_CAPTION = "tour-caption";
    public static final String TOUR_BACK = "tour-back";
    public static final String TOUR_NEXT = "tour-next";
    public static final String TOUR_SKIP = "tour-skip";
    public static final String TOUR_NEVER = "tour-never";

    public static final String LESSON_PAGE = "lesson-page";
    public static final String LESSON_BACK = "lesson-back";
    public static final String LESSON_CHECK = "lesson-check";
    public static final String LESSON_OUTCOME = "lesson-outcome";
    public static final String LESSON_DONE = "lesson-done";
    public static final String LESSON_FOLDER = "lesson-folder";
    public static final String LESSON_PROBLEMS = "lesson-problems";
    public static final String LESSON_PRINTED = "lesson-printed";
    public static final String LESSON_REPLACE = "lesson-replace";
    public static final String LESSON_NEXT = "lesson-next";
    public static final String LESSON_KEEP = "lesson-keep";
    public static final String LESSON_REPLACED = "lesson-replaced";

    // Recordings and places

    public static final String PLACE_CHANGE = "place-change";
    public static final String PLACE_ADDRESS = "place-address";
    public static final String PLACE_TOKEN = "place-token";
    public static final String PLACE_PLAIN = "place-plain";
    public static final String PLACE_CONNECT = "place-connect";
    public static final String PLACE_OWN = "place-own";
    public static final String PLACE_CLUSTER = "place-cluster";
    public static final String PLACE_FAULT = "place-fault";
    public static final String RECORD = "record";
    public static final String RECORD_PAST = "record-past";
    public static final String RECORDINGS = "recordings";
    public static final String RECORDING_IMPORT = "recording-import";
    public static final String RECORDING_NAME = "recording-name";
    public static final String RECORDING_NOTE = "recording-note";
    public static final String RECORDING_PATH = "recording-path";
    public static final String RECORDING_OPEN = "recording-open";
    public static final String RECORDING_DELETE = "recording-delete";
    public static final String RECORDING_REPLAY = "recording-replay";
    public static final String RECORDING_SERVER = "recording-server";
    public static final String RECORDING_TIMING = "recording-timing";
    public static final String REPORT = "report";
    public static final String REPORT_LINES = "report-lines";
    public static final String CHAT_LOCKED = "chat-locked";

    // Sequence and timing

    public static final String TAB_SEQUENCE = "tab-sequence";
    public static final String SEQUENCE = "sequence";
    public static final String TAB_STATS = "tab-stats";
    public static final String TRAFFIC = "traffic";
    public static final String TRAFFIC_BYTES = "traffic-bytes";
    public static final String TRAFFIC_LESS = "traffic-less";
    public static final String TRAFFIC_MORE = "traffic-more";
    public static final String LATENCY_SPLIT = "latency-split";
    public static final String LATENCY = "latency";
    public static final String HISTOGRAM = "histogram";
    public static final String TAB_HEARTBEATS = "tab-heartbeats";
    public static final String HEARTBEATS = "heartbeats";
    public static final String COST = "cost";
    public static final String COST_TOGGLE = "cost-toggle";
    public static final String COST_CLOSE = "cost-close";

    // Settings, palette and overlay
    public static final String SETTINGS = "settings";
    public static final String SETTINGS_ANIMATIONS = "settings-animations";
    public static final String SETTINGS_LAYOUT = "settings-layout";
    public static final String SETTINGS_TOUR = "settings-tour";
    public static final String SETTINGS_FOLDER = "settings-folder";
    public static final String PALETTE_QUERY = "palette-query";
    public static final String PALETTE_FOUND = "palette-found";
    public static final String KEYS = "keys";

    private Ids() {}

    /// The link from a sending to its packet: `compose-sending-3`.
    public static String composeSending(int number) {
        return "compose-sending-" + number;
    }

    /// Where a field is changed in the byte composer: `compose-field-msg-route`.
    public static String composeField(String field) {
        return "compose-field-" + field;
    }

    /// The cell of a byte in the byte composer: `compose-byte-4`.
    public static String composeByte(int offset) {
        return "compose-byte-" + offset;
    }

    /// The switch of a bit of the byte at the composer's cursor: `compose-octet-bit-7` for the highest.
    public static String composeOctetBit(int bit) {
        return "compose-octet-bit-" + bit;
    }

    /// What a packet is composed from: `compose-template-request`.
    public static String composeTemplate(String template) {
        return "compose-template-" + template;
    }

    /// The card of a malformed case: `case-packet-type-0`.
    public static String malformed(String name) {
        return "case-" + name;
    }

    /// The button of a malformed case.
    public static String malformedSend(String name) {
        return "case-" + name + "-send";
    }

    /// The link from a malformed case to its packet.
    public static String malformedPacket(String name) {
        return "case-" + name + "-packet";
    }

    /// The link from a malformed case to the byte composer.
    public static String malformedEdit(String name) {
        return "case-" + name + "-edit";
    }

    /// The chip that chooses cards of the gallery: `gallery-choice-close`.
    public static String galleryChoice(String choice) {
        return "gallery-choice-" + choice;
    }

    /// A client or node in the picture: `vertex-gate-1`, `vertex-gate-1-c17`.
    public static String vertex(String key) {
        return "vertex-" + key;
    }

    /// The bundle of a node's further clients: `bundle-gate-1`.
    public static String bundle(String node) {
        return "bundle-" + node;
    }

    /// A speed of the pictures: `speed-50`.
    public static String speed(int divisor) {
        return "speed-" + divisor;
    }

    /// The button that shows a packet for a word of the protocol: `word-heartbeat`.
    public static String showWord(String word) {
        return "word-" + word;
    }

    /// The button that opens a lesson: `lesson-open-packet-head`.
    public static String lesson(String id) {
        return "lesson-open-" + id;
    }

    /// What became of a step of a lesson: `step-state-1-2`.
    public static String stepState(String step) {
        return "step-state-" + dashed(step);
    }

    /// The button that asks whether something shall take the place of the learner's files: `lesson-ask-solution`.
    public static String lessonAsk(String what) {
        return "lesson-ask-" + what;
    }

    /// What is wrong with a step of a lesson.
    public static String stepVerdict(String step) {
        return "step-verdict-" + dashed(step);
    }

    /// The button that shows the next hint of a step.
    public static String stepHint(String step) {
        return "step-hint-" + dashed(step);
    }

    /// The button that shows the packets of a failed step.
    public static String stepPackets(String step) {
        return "step-packets-" + dashed(step);
    }

    /// In selectors, a dot begins a style class.
    private static String dashed(String step) {
        return step.replace('.', '-');
    }

    /// A button on a card of the tour: `tour-free-play`.
    public static String tourOffer(String offer) {
        return "tour-" + offer;
    }

    /// The line of a notice: `notice-store`.
    public static String notice(String id) {
        return "notice-" + id;
    }

    /// The button of a notice that does something about it: `remedy-undo`.
    public static String remedy(String id) {
        return "remedy-" + id;
    }

    /// The button that sends a notice away: `dismiss-store`.
    public static String dismiss(String id) {
        return "dismiss-" + id;
    }

    /// The dots of a room: `room-lobby`.
    public static String room(String name) {
        return "room-" + name;
    }

    /// The slider of a kind of bots: `bots-share-chatty`.
    public static String botsShare(String kind) {
        return "bots-share-" + kind;
    }

    /// The rail's button of a section: `rail-topology`.
    public static String rail(String section) {
        return "rail-" + section;
    }

    /// What one chooses in the Settings section: `settings-zoom-150`, `settings-theme-dracula`.
    public static String setting(String what, String choice) {
        return "settings-" + what + "-" + choice;
    }

    /// The theme's item in the tool bar's menu: `theme-dracula`.
    public static String theme(String theme) {
        return "theme-" + theme;
    }

    /// The plug of a connection in the heartbeat tracks: `freeze-c17`.
    public static String freeze(String connection) {
        return "freeze-" + connection;
    }

    /// The chip of a filter's flag: `chip-data`.
    public static String chip(String flag) {
        return "chip-" + flag;
    }

    /// The button that reads what is looked for as text, hex or a JSON path: `find-hex`.
    public static String find(String kind) {
        return "find-" + kind;
    }

    /// The switch of a level of the error list: `errors-warn`.
    public static String errorLevel(String level) {
        return "errors-" + level;
    }

    /// The cell of a byte in the byte view: `byte-4`.
    public static String octet(int offset) {
        return "byte-" + offset;
    }
}
