// The panel that shows each packet which crossed the wire: a list, and the chosen packet's bytes with their fields
// coloured. The fields are the spans that the codec's own decoder reported; nothing is decoded a second time here.

import { MESSAGE_NAMES, MessageType, PACKET_NAMES, PacketType } from "./glassroom.js";
import { onLanguage, say, words } from "./words.js";

const MOST_ROWS = 500;
const MOST_BYTES = 2048;
const GLYPHS = ["", "⇄", "✓", "♥", "▣", "✖"]; // by packet type
const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** An element with class and text; text is never read as HTML. */
export function element(name, className = "", text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}

const fieldClass = (name) => `field-${name.replaceAll(".", "-")}`;

export class WirePanel {
  #list = document.getElementById("packets");
  #detail = document.getElementById("detail");
  #follow = document.getElementById("follow");
  #following = true;
  #chosen = null;  // the row's button
  #record = null;  // and what it stands for
  #asked = new Map(); // id of a Request -> its route, until it is answered

  constructor() {
    document.getElementById("clear").addEventListener("click", () => this.#list.replaceChildren());
    this.#follow.addEventListener("click", () => this.#setFollowing(true));
    const heartbeats = document.getElementById("heartbeats");
    const fold = () => this.#list.classList.toggle("no-heartbeats", !heartbeats.checked);
    heartbeats.addEventListener("change", fold);
    this.#list.addEventListener("keydown", (event) => this.#walk(event));
    onLanguage(() => this.#showChosen());
    new ResizeObserver(() => this.#showChosen()).observe(this.#detail);
  }

  /** Adds a packet as `Glassroom.onpacket` reports it. */
  add(record) {
    const atEnd = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < 40;
    const row = this.#row(record);
    this.#list.append(row);
    while (this.#list.childElementCount > MOST_ROWS) {
      this.#list.firstElementChild.remove();
    }
    if (this.#following && record.packet.type !== PacketType.HEARTBEAT) {
      this.#choose(row.firstElementChild, record);
    }
    if (atEnd || this.#following) {
      this.#list.scrollTop = this.#list.scrollHeight;
    }
  }

  /** Adds a line about something that was wrong. */
  addFault(text) {
    const row = element("li");
    row.append(element("p", "fault-line", `⚠ ${text}`));
    this.#list.append(row);
  }

  #row(record) {
    const { direction, packet, message, fault } = record;
    const row = element("li", `kind-${packet.type}`);
    const button = element("button", `packet ${direction}`);
    button.type = "button";
    const way = element("span", "way");
    const arrow = element("span", "", direction === "out" ? "▲" : "▼");
    arrow.setAttribute("aria-hidden", "true");
    const word = element("span", "word");
    say(word, direction);
    way.append(arrow, word);
    const glyph = element("span", "glyph", GLYPHS[packet.type]);
    glyph.setAttribute("aria-hidden", "true");
    const kind = element("span", "kind", message ? MESSAGE_NAMES[message.type] : PACKET_NAMES[packet.type]);
    const route = element("span", "route", this.#routeOf(record));
    route.title = route.textContent;
    const id = element("span", "id", message?.id !== null && message?.id !== undefined ? `#${message.id}` : "");
    const length = element("span", "length");
    say(length, "bytesOf", packet.bytes.length);
    button.append(way, glyph, kind, route, id, length);
    button.classList.toggle("broken", fault !== null || message?.error === true);
    button.addEventListener("click", () => {
      this.#setFollowing(false);
      this.#choose(button, record);
    });
    row.append(button);
    return row;
  }

  // A Response carries no route: the Request with its id had one.
  #routeOf({ direction, message }) {
    if (message?.type === MessageType.REQUEST && direction === "out") {
      this.#asked.set(message.id, message.route);
    }
    if (message?.type === MessageType.RESPONSE) {
      const route = this.#asked.get(message.id);
      this.#asked.delete(message.id);
      return route ? `↩ ${route}` : "";
    }
    return message?.route ?? (message?.code ? `code ${message.code}` : "");
  }

  // Up and down go from packet to packet.
  #walk(event) {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    let row = event.target.closest("li")?.[step];
    while (row && row.firstElementChild.offsetParent === null) {
      row = row[step];
    }
    if (step && row) {
      event.preventDefault();
      row.firstElementChild.focus();
      row.firstElementChild.click();
    }
  }

  #setFollowing(following) {
    this.#following = following;
    this.#follow.setAttribute("aria-pressed", String(following));
    if (following) {
      this.#list.scrollTop = this.#list.scrollHeight;
    }
  }

  #choose(button, record) {
    this.#chosen?.removeAttribute("aria-current");
    this.#chosen = button;
    button.setAttribute("aria-current", "true");
    this.#record = record;
    this.#showChosen();
  }

  #showChosen() {
    if (this.#record) {
      this.#detail.replaceChildren(...dissection(this.#record, this.#detail.clientWidth));
    }
  }
}

/** The chosen packet: its fields as a table, its bytes as a dump; pointing at one marks the other. */
function dissection({ packet, spans, message, fault }, width) {
  const title = element("h3", "", message ? `${PACKET_NAMES[packet.type]} › ${MESSAGE_NAMES[message.type]}` : PACKET_NAMES[packet.type]);
  const perRow = width >= 560 ? 16 : 8;
  const dump = hexDump(packet.bytes, spans, perRow);
  // What the message's own fields cover is not listed once more as the packet's body.
  const table = fieldTable(spans.filter(({ name }) => name !== "pkt.body" || packet.type !== PacketType.DATA || spans.length === 3));
  const parts = [title, dump];
  if (packet.bytes.length > MOST_BYTES) {
    const more = element("p", "hint");
    say(more, "moreBytes", packet.bytes.length - MOST_BYTES);
    parts.push(more);
  }
  if (fault) {
    parts.push(element("p", "fault-line", `⚠ ${fault.message}`));
  }
  parts.push(table);
  const mark = (field) => [dump, table].forEach((part) => {
    part.querySelectorAll("[data-field]").forEach((cell) => cell.classList.toggle("marked", cell.dataset.field === field));
  });
  for (const part of [dump, table]) {
    part.addEventListener("pointerover", (event) => mark(event.target.closest("[data-field]")?.dataset.field));
    part.addEventListener("pointerleave", () => mark(undefined));
  }
  return parts;
}

/** Rows of offset, hex and text. Text is read as UTF-8: a character stands under its first byte. */
function hexDump(bytes, spans, perRow) {
  const shown = Math.min(bytes.length, MOST_BYTES);
  const fields = new Array(shown).fill(null);
  for (const { name, offset, width } of spans) {
    fields.fill(name, offset, offset + width);
  }
  const characters = textCells(bytes, shown, spans);
  const dump = element("div", `dump by-${perRow}`);
  dump.setAttribute("aria-hidden", "true"); // the table of fields says the same in words
  for (let start = 0; start < shown; start += perRow) {
    const row = element("div", "dump-row");
    const hex = element("span", "hex");
    const text = element("span", "text");
    for (let at = start; at < Math.min(start + perRow, shown); at++) {
      hex.append(cell(bytes[at].toString(16).padStart(2, "0"), fields[at]));
      text.append(cell(characters[at], fields[at]));
      text.lastChild.classList.toggle("wide", characters[at + 1] === ""); // reaches over the cells of its other bytes
    }
    row.append(element("span", "offset", start.toString(16).padStart(4, "0")), hex, text);
    dump.append(row);
  }
  return dump;
}

function cell(text, field) {
  const made = element("span", field ? `byte ${fieldClass(field)}` : "byte", text);
  if (field) {
    made.dataset.field = field;
  }
  return made;
}

const TEXT_FIELDS = new Set(["msg.route", "msg.body", "pkt.body"]);

function textCells(bytes, shown, spans) {
  const cells = new Array(shown).fill("·");
  for (const { name, offset, width } of spans) {
    for (let at = offset; TEXT_FIELDS.has(name) && at < Math.min(offset + width, shown);) {
      const length = characterWidth(bytes[at]);
      const character = utf8.decode(bytes.subarray(at, Math.min(at + length, offset + width)));
      const readable = character.length > 0 && !/[\p{C}\uFFFD]/u.test(character);
      cells[at] = readable ? character : "·";
      cells.fill(readable ? "" : "·", at + 1, Math.min(at + length, shown));
      at += length;
    }
  }
  return cells;
}

function characterWidth(lead) {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
}

function fieldTable(spans) {
  const table = element("table", "fields");
  const head = table.createTHead().insertRow();
  for (const key of ["field", "offset", "width", "value"]) {
    const title = element("th");
    title.scope = "col";
    say(title, key);
    head.append(title);
  }
  const body = table.createTBody();
  for (const span of spans.filter(({ width }) => width > 0)) {
    const row = body.insertRow();
    row.dataset.field = span.name;
    const name = element("th", fieldClass(span.name), span.name);
    name.scope = "row";
    row.append(name, element("td", "number", String(span.offset)), element("td", "number", String(span.width)),
      element("td", "value", meaning(span)));
  }
  return table;
}

/** A field's value in words: 1 becomes "1 Handshake", a flag its bits, bytes the text they carry. */
function meaning({ name, value }) {
  switch (name) {
    case "pkt.type":
      return `${value} ${PACKET_NAMES[value] ?? "?"}`;
    case "msg.flag":
      return flagBits(value);
    default:
      return value instanceof Uint8Array ? utf8.decode(value.subarray(0, MOST_BYTES)) : String(value);
  }
}

function flagBits(flag) {
  const notes = [MESSAGE_NAMES[(flag >> 1) & 7] ?? "?"];
  if (flag & 0x01) notes.push(words("routeIsCode"));
  if (flag & 0x10) notes.push(words("bodyIsZlib"));
  if (flag & 0x20) notes.push(words("isError"));
  const bits = flag.toString(2).padStart(8, "0");
  return `${bits.slice(0, 4)} ${bits.slice(4, 7)} ${bits.slice(7)} · ${notes.join(", ")}`;
}
