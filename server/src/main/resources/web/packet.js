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

/**
 * A rule of the protocol was broken.
 *
 * `rule` says which, `offset` is the byte (counted from the start of the packet) where it was noticed, `closeCode` is
 * what protocol.md section 5 answers, and `spans` are the fields that were read before the fault.
 */
export class ProtocolError extends Error {
  constructor(rule, offset, closeCode = 1002, spans = []) {
    super(`${rule} (at offset ${offset})`);
    this.name = "ProtocolError";
    this.rule = rule;
    this.offset = offset;
    this.closeCode = closeCode;
    this.spans = spans;
  }
}

/** One field of a packet: where it is (`offset` and `width` in bytes, from the start of the packet) and what it says. */
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
      this.#fail(`packet type is ${type}, must be 1 to 5`, 0, 1002, [fieldSpan("packet.type", 0, 1, type)]);
    }
  }

  // The length is judged before a single byte of the body is kept.
  #makeRoomForBody() {
    const length = this.#length();
    if (length > this.#limit) {
      this.#fail(`packet body is ${length} bytes, at most ${this.#limit}`, 1, 1009, this.#headerSpans());
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
    return [fieldSpan("packet.type", 0, 1, this.#bytes[0]), fieldSpan("packet.length", 1, 3, this.#length())];
  }

  #fail(rule, offset, closeCode, spans) {
    this.#fault = new ProtocolError(rule, offset, closeCode, spans);
    throw this.#fault;
  }
}
