// Glassroom for browsers, chapter 1: packets (protocol.md section 1).
//
//   | offset | width  | field  | values                                                  |
//   |--------|--------|--------|---------------------------------------------------------|
//   | 0      | 1      | type   | 1 Handshake, 2 HandshakeAck, 3 Heartbeat, 4 Data, 5 Kick |
//   | 1      | 3      | length | unsigned, big-endian, of the body alone                 |
//   | 4      | length | body   | see message.js for the body of a Data packet            |
//
// Everything here is pure: bytes in, values out. No socket, no clock.

export const PacketType = Object.freeze({ HANDSHAKE: 1, HANDSHAKE_ACK: 2, HEARTBEAT: 3, DATA: 4, KICK: 5 });

/** The field's own names, by packet type. */
export const PACKET_NAMES = Object.freeze(["", "Handshake", "HandshakeAck", "Heartbeat", "Data", "Kick"]);

export const HEADER_BYTES = 4;
/** The most that three bytes of length can say. */
export const MAX_BODY_BYTES = 0xffffff;
/** What a decoder accepts unless it is told otherwise. */
export const DEFAULT_BODY_LIMIT = 64 * 1024;

/** The rules that bytes can break, under the names that the server gives them, and the close code that each leads to. */
export const RULES = Object.freeze({
  PACKET_TYPE: 1002,       // the packet type is 1 to 5
  PACKET_LENGTH: 1009,     // a packet's body is no longer than the limit
  PACKET_ORDER: 1002,      // Handshake, HandshakeAck, then Data
  HANDSHAKE_BODY: 1002,    // the Handshake's body is a JSON object
  MESSAGE_TYPE: 1002,      // the message type is 0 to 3
  MESSAGE_TRUNCATED: 1002, // a message has all the fields that its flag announces
  MESSAGE_ID: 1002,        // a message id is a varint of at most 10 bytes
  ROUTE_TEXT: 1007,        // a route is UTF-8
  BODY_ZLIB: null,         // a body marked as compressed is zlib; the session lives on
  BODY_LENGTH: 1009,       // an inflated body is no longer than the limit
  BODY_UNREADABLE: null,   // a body can be read by the serializer; the session lives on
  TEXT_MESSAGE: 1003,      // WebSocket messages are binary
});

/**
 * A rule of the protocol was broken: `rule` is its name in RULES, `offset` the byte (counted from the start of the
 * packet) where, `closeCode` what protocol.md section 5 answers, and `spans` are the fields that were read before.
 */
export class ProtocolError extends Error {
  constructor(rule, offset, detail, spans = []) {
    super(`${detail} (${rule} at offset ${offset})`);
    this.name = "ProtocolError";
    this.rule = rule;
    this.offset = offset;
    this.detail = detail;
    this.closeCode = RULES[rule];
    this.spans = spans;
  }
}

/** One field: its name in filters, where it is (`offset` and `width`, bytes from the start of the packet), what it says. */
export function fieldSpan(name, offset, width, value) {
  return Object.freeze({ name, offset, width, value });
}

const NO_BYTES = new Uint8Array(0);

/** One packet as bytes. A body that three bytes of length cannot count is refused: the length never wraps. */
export function encodePacket(type, body = NO_BYTES) {
  if (!PACKET_NAMES[type]) {
    throw new RangeError(`packet type is ${type}, must be 1 to 5`);
  }
  if (body.length > MAX_BODY_BYTES) {
    throw new RangeError(`packet body is ${body.length} bytes, at most ${MAX_BODY_BYTES}`);
  }
  const bytes = new Uint8Array(HEADER_BYTES + body.length);
  bytes[0] = type;
  bytes[1] = body.length >>> 16;
  bytes[2] = (body.length >>> 8) & 0xff;
  bytes[3] = body.length & 0xff;
  bytes.set(body, HEADER_BYTES);
  return bytes;
}

/**
 * Reads packets out of a stream of bytes that may be cut anywhere: a packet may come in several chunks, and a chunk may
 * hold several packets. After a fault the stream has no known boundary any more, so the decoder refuses to go on.
 */
export class PacketDecoder {
  #limit;
  #bytes = new Uint8Array(HEADER_BYTES); // the packet being read: its header first, then room for all of it
  #filled = 0;
  #fault = null;

  /** `limit` is the largest body in bytes. */
  constructor(limit = DEFAULT_BODY_LIMIT) {
    this.#limit = limit;
  }

  /** Whether a packet has begun that is not complete. */
  get midPacket() {
    return this.#filled > 0;
  }

  /**
   * Takes a chunk and yields each packet that it completes: `{type, body, bytes, spans}`. Packets before a fault are
   * yielded before the ProtocolError is thrown. Run the loop to its end: bytes that are not asked for are not read.
   */
  *feed(chunk) {
    if (this.#fault) {
      throw this.#fault;
    }
    let taken = 0;
    while (taken < chunk.length) {
      const count = Math.min(this.#bytes.length - this.#filled, chunk.length - taken);
      this.#bytes.set(chunk.subarray(taken, taken + count), this.#filled);
      this.#filled += count;
      taken += count;
      this.#checkType();
      if (this.#filled === HEADER_BYTES && this.#bytes.length === HEADER_BYTES) {
        this.#makeRoomForBody();
      }
      if (this.#filled === this.#bytes.length) {
        yield this.#finish();
      }
    }
  }

  #checkType() {
    const type = this.#bytes[0];
    if (!PACKET_NAMES[type]) {
      this.#fail("PACKET_TYPE", 0, `packet type is ${type}, must be 1 to 5`, [fieldSpan("pkt.type", 0, 1, type)]);
    }
  }

  // The length is judged before a single byte of the body is kept.
  #makeRoomForBody() {
    const length = this.#length();
    if (length > this.#limit) {
      this.#fail("PACKET_LENGTH", 1, `packet body is ${length} bytes, at most ${this.#limit}`, this.#headerSpans());
    }
    const whole = new Uint8Array(HEADER_BYTES + length);
    whole.set(this.#bytes);
    this.#bytes = whole;
  }

  #finish() {
    const bytes = this.#bytes;
    const packet = { type: bytes[0], body: bytes.subarray(HEADER_BYTES), bytes, spans: this.#headerSpans() };
    this.#bytes = new Uint8Array(HEADER_BYTES);
    this.#filled = 0;
    return packet;
  }

  #length() {
    return this.#bytes[1] * 65536 + this.#bytes[2] * 256 + this.#bytes[3];
  }

  #headerSpans() {
    return [fieldSpan("pkt.type", 0, 1, this.#bytes[0]), fieldSpan("pkt.len", 1, 3, this.#length())];
  }

  #fail(rule, offset, detail, spans) {
    this.#fault = new ProtocolError(rule, offset, detail, spans);
    throw this.#fault;
  }
}
