// A world for the browser client to live in: a clock that moves when told, timers on it, and sockets whose other end is
// the test. Loaded by PageModules, which makes what glassroom.js exports a global `g`.

export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
export const bytes = (digits) => Uint8Array.from(digits.match(/[0-9a-f]{2}/g) ?? [], (pair) => parseInt(pair, 16));
export const json = (value) => new TextEncoder().encode(JSON.stringify(value));
export const text = (bytes) => new TextDecoder().decode(bytes);

/** Lets promises that are ready run their continuations. */
export const settle = async () => {
  for (let turn = 0; turn < 20; turn++) {
    await null;
  }
};

/** What `action` throws, as "rule | offset | detail", or "nothing". */
export const fault = (action) => {
  try {
    action();
    return "nothing";
  } catch (error) {
    return error instanceof g.ProtocolError ? `${error.rule} | ${error.offset} | ${error.detail}` : `${error.name}: ${error.message}`;
  }
};

class Socket {
  sent = [];
  closed = null;

  send(bytes) {
    this.sent.push(bytes);
  }

  close(code, reason) {
    this.closed ??= { code, reason };
  }

  /** Everything the client sent, as packets. */
  get packets() {
    return this.sent.flatMap((bytes) => [...new g.PacketDecoder().feed(bytes)]);
  }

  deliver(bytes) {
    this.onmessage({ data: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) });
  }

  packet(type, body) {
    this.deliver(g.encodePacket(type, body));
  }

  message(message, dictionary) {
    this.packet(g.PacketType.DATA, g.encodeMessage(message, dictionary));
  }

  handshake(sys = {}) {
    this.packet(g.PacketType.HANDSHAKE, json({ code: 200, sys, user: {} }));
  }
}

export class World {
  time = 0;
  sockets = [];
  states = [];
  faults = [];
  kicks = [];
  #timers = new Map();
  #lastTimer = 0;

  client(options = {}) {
    const client = new g.Glassroom("ws://test/", {
      openSocket: () => this.#open(),
      setTimer: (task, ms) => this.#timers.set(++this.#lastTimer, { task, at: this.time + ms }) && this.#lastTimer,
      clearTimer: (timer) => this.#timers.delete(timer),
      now: () => this.time,
      random: () => 1,
      ...options,
    });
    client.onstate = ({ state }) => this.states.push(state);
    client.onfault = (error) => this.faults.push(error.message);
    client.onkick = (reason) => this.kicks.push(reason);
    return client;
  }

  /** A client that has shaken hands, and its socket. */
  working(sys = {}, options = {}) {
    const client = this.client(options);
    client.connect();
    this.socket.onopen();
    this.socket.handshake(sys);
    return client;
  }

  get socket() {
    return this.sockets.at(-1);
  }

  get timers() {
    return this.#timers.size;
  }

  /** Moves the clock by `ms`, running what falls due in order. */
  pass(ms) {
    const end = this.time + ms;
    for (;;) {
      const due = [...this.#timers].filter(([, timer]) => timer.at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) {
        break;
      }
      const [id, { task, at }] = due;
      this.#timers.delete(id);
      this.time = at;
      task();
    }
    this.time = end;
  }

  #open() {
    this.sockets.push(new Socket());
    return this.socket;
  }
}
