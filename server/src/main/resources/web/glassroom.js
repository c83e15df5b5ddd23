// Glassroom for browsers, chapter 3: the connection (protocol.md sections 3 to 6).
//
//   import { Glassroom } from "./glassroom.js";
//   const room = new Glassroom("ws://localhost:3250/");
//   room.on("onMessage", (push) => console.log(push.name, push.content));
//   await room.connect();
//   await room.request("Room.Join", { room: "lobby", name: "alice" });
//   room.notify("Room.Message", { name: "alice", content: "hi" });
//
// Its life:   idle -> opening -> handshaking -> working -> closed
//                        ^                         |
//                        +-------- waiting <-------+      (lost, and worth another try)
//
// packet.js and message.js turn bytes into values and back; here are the socket, the timers and the promises.

import {
  HEADER_BYTES, MAX_BODY_BYTES, PACKET_NAMES, PacketDecoder, PacketType, ProtocolError, encodePacket,
} from "./packet.js";
import {
  EMPTY_DICTIONARY, MESSAGE_NAMES, MessageType, RouteDictionary, decodeMessage, dissect, encodeMessage,
} from "./message.js";

export * from "./packet.js";
export * from "./message.js";

const CLIENT_TYPE = "glassroom-js";
const CLIENT_VERSION = "0.1.0";
const LAST_ID = 2 ** 31 - 1; // ids go round from 1: some servers keep them in 32 bits
const MAX_REASON_BYTES = 123; // RFC 6455 section 5.5: a control frame holds 125 bytes, two of them are the code

const LONGEST_KICK = 5000; // ms from a Kick to the close that says whether to come back

const CLOSE_NORMAL = 1000;
const CLOSE_GOING_AWAY = 1001;
const CLOSE_HEARTBEAT = 4001;
const CLOSE_KICKED = 4002;
const CLOSE_HANDSHAKE = 4004;
const CLOSE_ELSEWHERE = 4005;
// A browser may not send 1002: this is how a page says that the other end broke a rule.
const CLOSE_BROKEN_RULE = 4000;
// Another try would end the same way: broken rules and refusals, kicked, logged in elsewhere.
const FINAL_CLOSE_CODES = new Set([
  CLOSE_NORMAL, CLOSE_BROKEN_RULE, 1002, 1003, 1007, 1008, 1009, CLOSE_KICKED, CLOSE_ELSEWHERE,
]);
// What may follow a Kick and says more than it does.
const CODES_AFTER_KICK = new Set([CLOSE_GOING_AWAY, CLOSE_ELSEWHERE]);

const DEFAULTS = Object.freeze({
  user: {},                         // the handshake's user part
  requestTimeout: 10_000,           // ms until a request without an answer fails
  handshakeTimeout: 10_000,         // ms from opening to working
  reconnect: true,
  firstDelay: 500,                  // ms before the first new try; doubles up to
  longestDelay: 30_000,             // ms
  maxBody: MAX_BODY_BYTES,          // bytes of a packet body that is accepted
  // The world, so that a test can bring its own.
  openSocket: (url) => new WebSocket(url),
  setTimer: (task, ms) => setTimeout(task, ms),
  clearTimer: (timer) => clearTimeout(timer),
  now: () => performance.now(),     // ms, never goes back
  random: () => Math.random(),
});

/** The server answered a request with an error: `code` and `message` as in protocol.md section 5. */
export class RequestError extends Error {
  constructor(route, code, message) {
    super(message);
    this.name = "RequestError";
    this.route = route;
    this.code = code;
  }
}

/** No answer can come any more, or none came in time. */
export class ConnectionError extends Error {
  constructor(message) {
    super(message);
    this.name = "ConnectionError";
  }
}

/**
 * One session with a server. Bodies are values that JSON can carry; a Uint8Array goes out as it is, and comes in as it
 * is when the server's serializer is not JSON.
 *
 * Callbacks to set, each optional:
 * - `onstate({state, reason, code, delay})`  the life above; `delay` in ms with "waiting"
 * - `onkick(reason)`
 * - `onpacket({direction, packet, spans, message, fault})`  every packet in or out, taken apart by the decoder
 * - `onfault(error)`  what was wrong but did not end the session, or what ended it
 */
export class Glassroom {
  onstate = () => {};
  onkick = () => {};
  onpacket = null;
  onfault = () => {};

  #url;
  #options;
  #state = "idle";
  #listeners = new Map(); // route -> Set of functions
  #requests = new Map();  // id -> {message, resolve, reject, timer}
  #nextId = 1;
  #dictionary = EMPTY_DICTIONARY;
  #dictionaryVersion = null;
  #json = true;

  #socket = null;
  #decoder = null;
  #inbox = Promise.resolve(); // Data packets, one after the other: inflating one must not let the next overtake
  #tries = 0;
  #kicked = false;
  #drained = false;  // the server shut down, and no other has been found yet
  #heartbeat = 0;    // ms, 0 is none
  #heardAt = 0;
  #beatAt = 0;
  #timer = null;     // the one that the present state needs: handshake timeout, heartbeat or next try
  #connected = null; // {promise, resolve, reject} of connect()

  constructor(url, options = {}) {
    this.#url = url;
    this.#options = { ...DEFAULTS, ...options };
  }

  get state() {
    return this.#state;
  }

  get dictionary() {
    return this.#dictionary;
  }

  // ---- what a caller does

  /** Opens the connection; the promise is fulfilled at the first "working" and rejected when the session ends before. */
  connect() {
    if (this.#state === "idle" || this.#state === "closed") {
      this.#connected = deferred();
      this.#connected.promise.catch(() => {}); // also told through onstate: a caller may do without the promise
      this.#tries = 0;
      this.#open();
    }
    return this.#connected.promise;
  }

  /** Ends the session for good. */
  close() {
    this.#end(CLOSE_NORMAL, "closed by this client");
  }

  /** Calls `listener(body)` for each push on `route`; returns a function that stops it. */
  on(route, listener) {
    const listeners = this.#listeners.get(route) ?? new Set();
    this.#listeners.set(route, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /**
   * Sends a Request; the promise gets the answer's body, or a RequestError, or a ConnectionError. What a server that
   * shuts down has left unanswered, and what is asked meanwhile, is sent on the next connection.
   */
  async request(route, body = {}, { timeout = this.#options.requestTimeout } = {}) {
    const id = this.#takeId();
    const message = { type: MessageType.REQUEST, id, route, body: this.#write(body) };
    if (this.#drained || this.#kicked) {
      encodeMessage(message, EMPTY_DICTIONARY); // what cannot be written fails now and not later
    } else {
      this.#sendMessage(message);
    }
    return new Promise((resolve, reject) => {
      const timer = this.#options.setTimer(() => {
        this.#requests.delete(id);
        reject(new ConnectionError(`no answer to ${route} within ${timeout} ms`));
      }, timeout);
      this.#requests.set(id, { message, resolve, reject, timer });
    });
  }

  /** Sends a Notify: nothing comes back. Throws a ConnectionError when the session is not working. */
  notify(route, body = {}) {
    this.#sendMessage({ type: MessageType.NOTIFY, route, body: this.#write(body) });
  }

  #takeId() {
    while (this.#requests.has(this.#nextId)) {
      this.#nextId = following(this.#nextId);
    }
    const id = this.#nextId;
    this.#nextId = following(id);
    return id;
  }

  // ---- opening, losing, trying again

  #open() {
    this.#kicked = false;
    this.#decoder = new PacketDecoder(this.#options.maxBody);
    this.#become("opening");
    const socket = this.#options.openSocket(this.#url);
    this.#socket = socket;
    socket.binaryType = "arraybuffer";
    const current = (handle) => (event) => this.#socket === socket && handle(event);
    socket.onopen = current(() => this.#shakeHands());
    socket.onmessage = current((event) => this.#receive(event.data));
    socket.onclose = current((event) => this.#lost(event.code, event.reason));
    this.#setTimer(() => this.#lost(CLOSE_HANDSHAKE, "no handshake in time"), this.#options.handshakeTimeout);
  }

  #lost(code, reason) {
    if (this.#kicked && !CODES_AFTER_KICK.has(code)) {
      this.#end(CLOSE_KICKED, reason);
      return;
    }
    if (FINAL_CLOSE_CODES.has(code) || !this.#options.reconnect) {
      this.#end(code, reason);
      return;
    }
    this.#drained ||= this.#kicked;
    this.#drop(code, reason);
    if (!this.#drained) {
      this.#failRequests();
    }
    const ceiling = Math.min(this.#options.longestDelay, this.#options.firstDelay * 2 ** this.#tries++);
    const delay = Math.round(ceiling * (0.5 + this.#options.random() / 2)); // jitter: not everybody at once
    this.#setTimer(() => this.#open(), delay);
    this.#become("waiting", { code, reason, delay });
  }

  #end(code, reason) {
    if (this.#state === "closed") {
      return;
    }
    this.#kicked = false;
    this.#drained = false;
    this.#drop(code, reason);
    this.#failRequests();
    this.#become("closed", { code, reason });
    this.#connected?.reject(new ConnectionError(reason || `connection closed with ${code}`));
  }

  #drop(code, reason) {
    const socket = this.#socket;
    this.#socket = null;
    this.#options.clearTimer(this.#timer);
    socket?.close(code === CLOSE_NORMAL || code >= 4000 ? code : CLOSE_NORMAL, shorten(reason));
  }

  #failRequests() {
    for (const { message, reject, timer } of this.#requests.values()) {
      this.#options.clearTimer(timer);
      reject(new ConnectionError(`connection lost before ${message.route} was answered`));
    }
    this.#requests.clear();
  }

  #become(state, detail = {}) {
    this.#state = state;
    this.onstate({ state, ...detail });
  }

  #setTimer(task, ms) {
    this.#options.clearTimer(this.#timer);
    this.#timer = this.#options.setTimer(task, ms);
  }

  // ---- handshake

  #shakeHands() {
    this.#become("handshaking");
    const sys = { type: CLIENT_TYPE, version: CLIENT_VERSION, glassroom: { batch: true } };
    if (this.#dictionaryVersion !== null) {
      sys.dictVersion = this.#dictionaryVersion;
    }
    this.#sendPacket(PacketType.HANDSHAKE, toJson({ sys, user: this.#options.user }));
  }

  #handshakeAnswered(body) {
    const answer = fromJson(body, "HANDSHAKE_BODY");
    if ((answer.code ?? 200) !== 200) {
      const fault = new ConnectionError(answer.message || `the server refused the handshake with code ${answer.code}`);
      this.onfault(fault);
      this.#end(CLOSE_NORMAL, fault.message);
      return;
    }
    const sys = answer.sys ?? {};
    this.#json = (sys.serializer ?? "json") === "json";
    // Left out when the server knows that we have the current one.
    const sent = sys.routeToCode ?? sys.dict;
    if (sent || sys.dictVersion === undefined || sys.dictVersion !== this.#dictionaryVersion) {
      this.#dictionary = new RouteDictionary(sent);
      this.#dictionaryVersion = sys.dictVersion ?? null;
    }
    this.#heartbeat = Number.isInteger(sys.heartbeat) && sys.heartbeat > 0 ? sys.heartbeat * 1000 : 0;
    this.#sendPacket(PacketType.HANDSHAKE_ACK);
    this.#tries = 0;
    this.#options.clearTimer(this.#timer);
    this.#beatAt = this.#options.now();
    this.#scheduleBeat();
    const unanswered = this.#drained ? [...this.#requests.values()] : [];
    this.#drained = false;
    this.#become("working");
    this.#connected.resolve();
    // After what onstate asks: who joins a room again is in it before these are handled.
    unanswered.filter(({ message }) => this.#requests.has(message.id)).forEach(({ message }) => this.#sendMessage(message));
  }

  // ---- heartbeat: one each interval; silence for two ends the connection

  #scheduleBeat() {
    if (this.#heartbeat > 0) {
      this.#setTimer(() => this.#beat(), this.#heartbeat);
    }
  }

  #beat() {
    if (this.#options.now() - this.#heardAt >= 2 * this.#heartbeat) {
      this.#lost(CLOSE_HEARTBEAT, "heartbeat timeout");
      return;
    }
    this.#sendBeat();
    this.#scheduleBeat();
  }

  #sendBeat() {
    this.#beatAt = this.#options.now();
    this.#sendPacket(PacketType.HEARTBEAT);
  }

  // A hidden page's timers may sleep for a minute, its socket does not: the server's beat wakes ours if it is due.
  #heardBeat() {
    if (this.#heartbeat > 0 && this.#options.now() - this.#beatAt >= this.#heartbeat) {
      this.#sendBeat();
      this.#scheduleBeat();
    }
  }

  // ---- bytes in

  #receive(data) {
    this.#heardAt = this.#options.now();
    try {
      if (typeof data === "string") {
        throw new ProtocolError("TEXT_MESSAGE", 0, "WebSocket message is text, must be binary");
      }
      for (const packet of this.#decoder.feed(new Uint8Array(data))) {
        this.#show("in", packet);
        this.#packetIn(packet);
        if (this.#socket === null) {
          return;
        }
      }
    } catch (fault) {
      this.#broken(fault);
    }
  }

  #packetIn(packet) {
    const working = this.#state === "working";
    switch (packet.type) {
      case PacketType.HANDSHAKE:
        return working ? this.#ignored("a second handshake") : this.#handshakeAnswered(packet.body);
      case PacketType.HANDSHAKE_ACK:
        return this.#ignored("a HandshakeAck from the server");
      case PacketType.HEARTBEAT:
        return this.#heardBeat();
      case PacketType.DATA:
        if (!working) {
          throw new ProtocolError("PACKET_ORDER", 0, "Data before the Handshake");
        }
        return this.#messageIn(decodeMessage(packet.body, this.#dictionary, HEADER_BYTES));
      case PacketType.KICK:
        this.#kicked = true;
        this.#setTimer(() => this.#lost(CLOSE_KICKED, "kicked"), LONGEST_KICK); // if no close follows
        return this.onkick(kickReason(packet.body));
    }
  }

  #messageIn(message) {
    const socket = this.#socket;
    this.#inbox = this.#inbox
      .then(() => (message.zlib ? inflate(message.body, this.#options.maxBody) : message.body))
      .then((body) => this.#socket === socket && this.#deliver(message, body))
      .catch((error) => this.#undelivered(message, error));
  }

  // A body that cannot be inflated, or a listener that throws: whoever waits for an answer hears of it. One that inflates
  // beyond the limit ends the session.
  #undelivered(message, error) {
    if (error instanceof ProtocolError && error.closeCode !== null) {
      this.#broken(error);
      return;
    }
    this.onfault(error);
    if (message.type === MessageType.RESPONSE) {
      this.#takeRequest(message.id)?.reject(error);
    }
  }

  #deliver(message, body) {
    switch (message.type) {
      case MessageType.RESPONSE:
        return this.#answered(message, body);
      case MessageType.PUSH:
        return this.#pushed(message, body);
      default:
        return this.#ignored(`a ${MESSAGE_NAMES[message.type]} from the server`);
    }
  }

  #answered({ id, error }, body) {
    const request = this.#takeRequest(id);
    if (!request) {
      return this.#ignored(`a Response to id ${id}, which nobody waits for`);
    }
    try {
      if (error) {
        const { code, message } = fromJson(body, "BODY_UNREADABLE");
        request.reject(new RequestError(request.message.route, code, message));
      } else {
        request.resolve(this.#read(body));
      }
    } catch (unreadable) {
      request.reject(unreadable);
    }
  }

  #takeRequest(id) {
    const request = this.#requests.get(id);
    this.#requests.delete(id);
    this.#options.clearTimer(request?.timer);
    return request;
  }

  #pushed({ route, code }, body) {
    if (route === null) {
      return this.#ignored(`a Push with code ${code}, which the dictionary does not have`);
    }
    const listeners = this.#listeners.get(route);
    if (!listeners?.size) {
      return this.#ignored(`a Push on ${route}, to which nobody listens`);
    }
    const value = this.#read(body);
    for (const listener of listeners) {
      listener(value);
    }
  }

  #ignored(what) {
    this.onfault(new ConnectionError(`ignored ${what}`));
  }

  #broken(fault) {
    this.onfault(fault);
    this.#end(CLOSE_BROKEN_RULE, fault.message);
  }

  // ---- bytes out

  #sendMessage(message) {
    if (this.#state !== "working") {
      throw new ConnectionError(`cannot send ${message.route}: the session is ${this.#state}`);
    }
    this.#sendPacket(PacketType.DATA, encodeMessage(message, this.#dictionary));
  }

  // One packet in one WebSocket message.
  #sendPacket(type, body) {
    const bytes = encodePacket(type, body);
    this.#socket.send(bytes);
    if (this.onpacket) {
      for (const packet of new PacketDecoder(MAX_BODY_BYTES).feed(bytes)) {
        this.#show("out", packet);
      }
    }
  }

  #show(direction, packet) {
    this.onpacket?.({ direction, packet, ...dissect(packet, this.#dictionary) });
  }

  #write(body) {
    return body instanceof Uint8Array ? body : toJson(body);
  }

  #read(body) {
    return this.#json ? fromJson(body, "BODY_UNREADABLE") : body;
  }
}

const following = (id) => (id === LAST_ID ? 1 : id + 1);

/** "Data Push", "Heartbeat": the names of both layers. */
export function describe(packet, message) {
  return message ? `${PACKET_NAMES[packet.type]} ${MESSAGE_NAMES[message.type]}` : PACKET_NAMES[packet.type];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function toJson(value) {
  return encoder.encode(JSON.stringify(value));
}

function fromJson(bytes, rule) {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    throw new ProtocolError(rule, HEADER_BYTES, "body is not JSON");
  }
}

// Some servers send no body.
function kickReason(body) {
  try {
    return String(fromJson(body, "BODY_UNREADABLE").reason ?? "");
  } catch {
    return "";
  }
}

function shorten(reason = "") {
  const bytes = encoder.encode(reason);
  return bytes.length <= MAX_REASON_BYTES ? reason : decoder.decode(bytes.subarray(0, MAX_REASON_BYTES - 3)).replace(/\uFFFD+$/u, "");
}

/** zlib (RFC 1950) bytes, inflated; a body that would grow beyond `limit` bytes is refused on the way. */
async function inflate(bytes, limit) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")).getReader();
  const parts = [];
  let length = 0;
  for (let part = await readPart(reader); !part.done; part = await readPart(reader)) {
    length += part.value.length;
    if (length > limit) {
      await reader.cancel();
      throw new ProtocolError("BODY_LENGTH", HEADER_BYTES, `body inflates to more than ${limit} bytes`);
    }
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

async function readPart(reader) {
  try {
    return await reader.read();
  } catch (cause) {
    throw new ProtocolError("BODY_ZLIB", HEADER_BYTES, `body is not zlib: ${cause.message}`);
  }
}

function deferred() {
  const parts = {};
  parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return parts;
}
