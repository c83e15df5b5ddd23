// The chat page. `chat.html?name=alice&room=lobby&say=hi` joins at once and says something: for demos and tests, which
// can wait for `<html data-state="joined">`. Add `&lang=zh` or `&lang=en` for a language, `&pane=wire` for the wire on a
// narrow screen.

import { Glassroom } from "./glassroom.js";
import { say } from "./words.js";
import { WirePanel, element } from "./wire.js";
import { addLine, line, message, setComposing } from "./talk.js";
import { socketAddress } from "./address.js";

const NO_NODE = 503;
const PATIENCE = 1000;  // ms before the next attempt to join a room whose node is not back yet
const $ = (id) => document.getElementById(id);
const wanted = new URLSearchParams(location.search);
const wire = new WirePanel();

let session = null;
let members = [];       // {uid, label}, in the order of their joining
let toSay = wanted.get("say");

// ---- joining and leaving

function join(name, room) {
  leave();
  const mine = new Glassroom(socketAddress());
  session = mine;
  mine.onpacket = (record) => wire.add(record);
  mine.onfault = (fault) => wire.addFault(fault.message);
  mine.onkick = (reason) => line("kicked", reason);
  mine.onstate = (change) => session === mine && stateChanged(change, name, room);
  mine.on("onMembers", (push) => showMembers(present(push, name)));
  mine.on("onNewUser", (push) => memberNews(push, "came", (who) => [...members, who]));
  mine.on("onLeave", (push) => memberNews(push, "went", (who) => without(who)));
  mine.on("onMessage", (push) => message(push.name, push.content, name));
  mine.on("onServiceReset", ({ services }) => session === mine && services.includes("Room") && restarted(name, room));
  document.body.classList.add("in-room");
  ["name", "room"].forEach((id) => { $(id).disabled = true; });
  $("join").querySelector(".primary").hidden = true;
  $("leave").hidden = false;
  mine.connect().catch(() => {}); // told through onstate
}

function leave() {
  session?.close();
}

function stateChanged({ state, reason, code, delay }, name, room) {
  document.documentElement.dataset.state = state;
  $("status").dataset.state = state;
  say($("status"), state, delay === undefined ? "" : Math.ceil(delay / 1000));
  setComposing(false);
  if (state === "working") {
    enter(name, room);
  }
  if (state === "closed") {
    left(code, reason);
  }
}

// After each handshake, also the one that follows a lost connection.
async function enter(name, room, passes = () => false) {
  const mine = session;
  try {
    const answer = await mine.request("Room.Join", { room, name });
    if (answer.code !== 0) {
      throw new Error(answer.message ?? answer.result ?? `code ${answer.code}`);
    }
  } catch (error) {
    if (session !== mine || mine.state !== "working") {
      return;
    }
    if (passes(error)) {
      setTimeout(() => session === mine && mine.state === "working" && enter(name, room, passes), PATIENCE);
    } else {
      line("failed", error.message);
      leave();
    }
    return;
  }
  document.documentElement.dataset.state = "joined";
  line("joined", name, room);
  setComposing(true);
  if (toSay !== null) {
    send(name, toSay);
    toSay = null;
  }
}

// The node of the room is gone, and the room begins anew on another one.
function restarted(name, room) {
  line("restarted");
  document.documentElement.dataset.state = "working";
  setComposing(false);
  enter(name, room, (error) => error.code === NO_NODE);
}

function left(code, reason) {
  session = null;
  line(code === 1000 ? "left" : "ended", reason || String(code));
  showMembers([]);
  document.body.classList.remove("in-room");
  ["name", "room"].forEach((id) => { $(id).disabled = false; });
  $("join").querySelector(".primary").hidden = false;
  $("leave").hidden = true;
}

// ---- members

function showMembers(list) {
  members = list;
  $("count").textContent = members.length;
  $("members").replaceChildren(...members.map(({ uid, label }) => {
    const item = element("li", "", String(label));
    item.title = String(uid ?? label);
    return item;
  }));
}

// Uids, and from a Glassroom server the names that go with them; that one lists only those who were there before. The
// server of the tutorials has no uids but the names.
function present({ members: uids = [], names }, me) {
  const others = (names ?? uids).map((label, index) => ({ uid: uids[index], label }));
  return names ? [...others, { label: me }] : others;
}

function without(gone) {
  const same = ({ uid, label }) => [uid, label].some((known) => known !== undefined && String(known) === String(gone.label));
  const at = members.findIndex(same);
  return members.filter((_, index) => index !== at);
}

// The push says in words who came or went: "alice joined" from Glassroom, "New user: 7" from nano's chat.
function memberNews({ content }, key, change) {
  const who = /^(.+) (?:joined|left)$/su.exec(content)?.[1];
  const label = who ?? /[:：]\s*(\S+)\s*$/u.exec(content)?.[1];
  if (label !== undefined) {
    showMembers(change({ label }));
  }
  if (who !== undefined) {
    line(key, who);
  } else {
    addLine(element("span", "", content), "system");
  }
}

// ---- messages

function send(name, content) {
  try {
    session.notify("Room.Message", { name, content });
    return true;
  } catch (error) {
    line("notSent", error.message);
    return false;
  }
}

// ---- the page's own controls

$("join").addEventListener("submit", (event) => {
  event.preventDefault();
  join($("name").value.trim(), $("room").value.trim());
});
$("leave").addEventListener("click", leave);
$("compose").addEventListener("submit", (event) => {
  event.preventDefault();
  const content = $("content").value;
  if (content.trim() && send($("name").value.trim(), content)) {
    $("content").value = "";
  }
});

$("name").value = wanted.get("name") ?? `guest-${Math.floor(1000 + Math.random() * 9000)}`;
$("room").value = wanted.get("room") ?? "lobby";
if (wanted.has("name")) {
  $("join").requestSubmit();
}
