// Glassroom for browsers, chapter 2: messages, the bodies of Data packets (protocol.md section 2).
//
//   | part  | width       | present in            | content                                                    |
//   |-------|-------------|-----------------------|------------------------------------------------------------|
//   | flag  | 1           | all                   | bit 0 route is a code; bits 1-3 type; bit 4 body is zlib;   |
//   |       |             |                       | bit 5 error response; bits 6-7 are written as zero         |
//   | id    | 1-10        | Request, Response     | varint: seven bits a byte, least significant group first   |
//   | route | 2, or 1 + n | Request, Notify, Push | dictionary code (u16), or length n (u8) and UTF-8          |
//   | body  | rest        | all                   | bytes of the serializer                                    |

import { HEADER_BYTES, PacketType, ProtocolError, fieldSpan } from "./packet.js";

export const MessageType = Object.freeze({ REQUEST: 0, NOTIFY: 1, RESPONSE: 2, PUSH: 3 });

/** The field's own names, by message type. */
export const MESSAGE_NAMES = Object.freeze(["Request", "Notify", "Response", "Push"]);

const ROUTE_IS_CODE = 0x01;
const BODY_IS_ZLIB = 0x10;
const ERROR_RESPONSE = 0x20;
const MAX_ID_BYTES = 10;
const MAX_ROUTE_BYTES = 255;
const NO_BYTES = new Uint8Array(0);

const utf8 = new TextEncoder();
const strictUtf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

const hasId = (type) => type === MessageType.REQUEST || type === MessageType.RESPONSE;
const hasRoute = (type) => type !== MessageType.RESPONSE;

/** Routes and their codes (1 to 65535), as the handshake's `routeToCode` gives them. Never changes once made. */
export class RouteDictionary {
  #codes;
  #routes;

  constructor(routeToCode = {}) {
    this.#codes = new Map(Object.entries(routeToCode));
    this.#routes = new Map();
    for (const [route, code] of this.#codes) {
      if (!Number.isInteger(code) || code < 1 || code > 0xffff) {
        throw new RangeError(`dictionary code of ${route} is ${code}, must be 1 to 65535`);
      }
      if (this.#routes.has(code)) {
        throw new RangeError(`dictionary code ${code} stands for both ${this.#routes.get(code)} and ${route}`);
      }
      this.#routes.set(code, route);
    }
  }

  get size() {
    return this.#codes.size;
  }

  /** The code of a route, or undefined. */
  codeOf(route) {
    return this.#codes.get(route);
  }

  /** The route of a code, or undefined. */
  routeOf(code) {
    return this.#routes.get(code);
  }
}

export const EMPTY_DICTIONARY = new RouteDictionary();

/**
 * A varint as bytes. Division and remainder rather than shifts: shifts in JavaScript keep 32 bits, a number keeps 53.
 */
export function encodeVarint(value) {
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new RangeError(`id is ${value}, must be an integer from 0 to ${Number.MAX_SAFE_INTEGER}`);
  }
  const groups = [];
  let rest = value;
  do {
    const group = rest % 128;
    rest = Math.floor(rest / 128);
    groups.push(rest > 0 ? group + 128 : group);
  } while (rest > 0);
  return Uint8Array.from(groups);
}

/**
 * One message as bytes. `message` is `{type, id, route, body, error, zlib}`; which of them count depends on the type.
 * The route is sent as its code if the dictionary has it.
 */
export function encodeMessage(message, dictionary = EMPTY_DICTIONARY) {
  const { type, body = NO_BYTES } = message;
  if (!MESSAGE_NAMES[type]) {
    throw new RangeError(`message type is ${type}, must be 0 to 3`);
  }
  if (message.error && type !== MessageType.RESPONSE) {
    throw new RangeError(`a ${MESSAGE_NAMES[type]} cannot be an error response`);
  }
  const code = hasRoute(type) ? dictionary.codeOf(message.route) : undefined;
  const flag = (type << 1) | (code === undefined ? 0 : ROUTE_IS_CODE)
    | (message.zlib ? BODY_IS_ZLIB : 0) | (message.error ? ERROR_RESPONSE : 0);
  const id = hasId(type) ? encodeVarint(message.id) : NO_BYTES;
  const route = hasRoute(type) ? encodeRoute(message.route, code) : NO_BYTES;

  const bytes = new Uint8Array(1 + id.length + route.length + body.length);
  bytes[0] = flag;
  bytes.set(id, 1);
  bytes.set(route, 1 + id.length);
  bytes.set(body, 1 + id.length + route.length);
  return bytes;
}

function encodeRoute(route, code) {
  if (code !== undefined) {
    return Uint8Array.of(code >>> 8, code & 0xff);
  }
  const text = utf8.encode(route);
  if (text.length > MAX_ROUTE_BYTES) {
    throw new RangeError(`route is ${text.length} bytes, at most ${MAX_ROUTE_BYTES}`);
  }
  const bytes = new Uint8Array(1 + text.length);
  bytes[0] = text.length;
  bytes.set(text, 1);
  return bytes;
}

/**
 * Reads one message: `{type, id, route, code, zlib, error, body, spans}`.
 *
 * `id` and `route` are null where the type has none; `code` is the dictionary code that came, or null. A code that the
 * dictionary does not have is no fault of the bytes: `route` is null and the caller decides. `base` is added to every
 * offset, so that spans and faults count from the start of the packet.
 */
export function decodeMessage(bytes, dictionary = EMPTY_DICTIONARY, base = 0) {
  return new MessageReader(bytes, base).read(dictionary);
}

class MessageReader {
  #bytes;
  #base;
  #offset = 0;
  #spans = [];

  constructor(bytes, base) {
    this.#bytes = bytes;
    this.#base = base;
  }

  read(dictionary) {
    const flag = this.#flag();
    const type = (flag >> 1) & 0x07;
    const id = hasId(type) ? this.#id() : null;
    let code = null;
    let route = null;
    if (hasRoute(type) && flag & ROUTE_IS_CODE) {
      [code, route] = this.#code(dictionary);
    } else if (hasRoute(type)) {
      route = this.#route();
    }
    const body = this.#body();
    return {
      type, id, route, code, body, spans: this.#spans,
      zlib: (flag & BODY_IS_ZLIB) !== 0,
      error: type === MessageType.RESPONSE && (flag & ERROR_RESPONSE) !== 0,
    };
  }

  #flag() {
    this.#need(1, 1, "flag");
    const flag = this.#bytes[0];
    const type = (flag >> 1) & 0x07;
    this.#span("msg.flag", 1, flag);
    if (!MESSAGE_NAMES[type]) {
      this.#fail("MESSAGE_TYPE", 0, `message type is ${type}, must be 0 to 3`);
    }
    return flag;
  }

  #id() {
    let value = 0;
    let scale = 1; // 128 to the number of groups read
    for (let width = 1; width <= MAX_ID_BYTES; width++) {
      this.#need(width, 1, "id");
      const byte = this.#bytes[this.#offset + width - 1];
      value += (byte & 0x7f) * scale;
      scale *= 128;
      if (byte < 0x80) {
        if (!Number.isSafeInteger(value)) {
          this.#fail("MESSAGE_ID", this.#offset, `id is above ${Number.MAX_SAFE_INTEGER}, to which JavaScript counts exactly`);
        }
        this.#span("msg.id", width, value);
        return value;
      }
    }
    return this.#fail("MESSAGE_ID", this.#offset, `id does not end within ${MAX_ID_BYTES} bytes`);
  }

  #code(dictionary) {
    this.#need(2, 2, "route code");
    const code = this.#bytes[this.#offset] * 256 + this.#bytes[this.#offset + 1];
    const route = dictionary.routeOf(code) ?? null;
    this.#span("msg.route.code", 2, `${code} = ${route ?? "not in the dictionary"}`);
    return [code, route];
  }

  #route() {
    this.#need(1, 1, "route length");
    const length = this.#bytes[this.#offset];
    this.#span("msg.route.len", 1, length);
    this.#need(length, length, "route");
    const text = this.#bytes.subarray(this.#offset, this.#offset + length);
    const route = readStrictly(text);
    this.#span("msg.route", length, route ?? "not UTF-8");
    if (route === null) {
      this.#fail("ROUTE_TEXT", this.#offset - length, "route is not UTF-8");
    }
    return route;
  }

  #body() {
    const body = this.#bytes.subarray(this.#offset);
    this.#span("msg.body", body.length, body);
    return body;
  }

  // `ahead` bytes from here on; of these, `count` belong to what is being read now.
  #need(ahead, count, what) {
    const left = this.#bytes.length - this.#offset - (ahead - count);
    if (left < count) {
      this.#fail("MESSAGE_TRUNCATED", this.#offset + ahead - count, `${what} needs ${count} bytes, ${left} left`);
    }
  }

  #span(name, width, value) {
    this.#spans.push(fieldSpan(name, this.#base + this.#offset, width, value));
    this.#offset += width;
  }

  #fail(rule, offset, detail) {
    throw new ProtocolError(rule, this.#base + offset, detail, this.#spans);
  }
}

function readStrictly(text) {
  try {
    return strictUtf8.decode(text);
  } catch {
    return null;
  }
}

/**
 * Everything that a decoded packet says, for showing: `{spans, message, fault}`. Never throws: where the body breaks a
 * rule, `fault` is the ProtocolError and `spans` are the fields that could be read. The same decoder as the client's.
 */
export function dissect(packet, dictionary = EMPTY_DICTIONARY) {
  const outer = [...packet.spans, fieldSpan("pkt.body", HEADER_BYTES, packet.body.length, packet.body)];
  if (packet.type !== PacketType.DATA) {
    return { spans: outer, message: null, fault: null };
  }
  try {
    const message = decodeMessage(packet.body, dictionary, HEADER_BYTES);
    return { spans: [...outer, ...message.spans], message, fault: null };
  } catch (fault) {
    if (!(fault instanceof ProtocolError)) {
      throw fault;
    }
    return { spans: [...outer, ...fault.spans], message: null, fault };
  }
}
