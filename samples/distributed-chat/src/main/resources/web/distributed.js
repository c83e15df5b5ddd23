// The page of the distributed chat. `distributed.html?name=alice&say=hi` logs in at once and says something: for demos and
// tests, which can wait for `<html data-state="joined">`.

import { Glassroom } from "./glassroom.js";
import { say } from "./words.js";
import { WirePanel, element } from "./wire.js";
import { addLine, line, message, setComposing } from "./talk.js";
import { socketAddress } from "./address.js";

const NEXT_LOGIN = 1000; // ms after a node was lost: the next one takes its place meanwhile
const $ = (id) => document.getElementById(id);
const wanted = new URLSearchParams(location.search);
const wire = new WirePanel();

let session = null;
let toSay = wanted.get("say");

function enter(name) {
  const mine = new Glassroom(socketAddress());
  session = mine;
  mine.onpacket = (record) => wire.add(record);
  mine.onfault = (fault) => wire.addFault(fault.message);
  mine.onkick = (reason) => line("kicked", reason);
  mine.onstate = (change) => session === mine && stateChanged(change, name);
  mine.on("onMembers", ({ members }) => entered(name, members));
  mine.on("onNewUser", ({ content }) => addLine(element("span", "", content), "system"));
  mine.on("onMessage", (push) => message(push.name, push.content, name));
  mine.on("onBalance", ({ currentBalance }) => { $("balance").textContent = currentBalance; });
  mine.on("onServiceReset", ({ services }) => reset(mine, name, services));
  $("name").disabled = true;
  $("join").querySelector(".primary").hidden = true;
  $("leave").hidden = false;
  mine.connect().catch(() => {}); // told through onstate
}

function stateChanged({ state, reason, code, delay }, name) {
  document.documentElement.dataset.state = state;
  $("status").dataset.state = state;
  say($("status"), state, delay === undefined ? "" : Math.ceil(delay / 1000));
  setComposing(false);
  if (state === "working") {
    login(name);
  }
  if (state === "closed") {
    left(code, reason);
  }
}

async function login(name) {
  const mine = session;
  try {
    await mine.request("BindService.Login", { nickname: name });
  } catch (error) {
    if (session === mine && mine.state === "working") {
      line("failed", error.message);
      mine.close();
    }
    return;
  }
  if (session !== mine || mine.state !== "working") {
    return;
  }
  document.documentElement.dataset.state = "joined";
  setComposing(true);
  if (toSay !== null) {
    send(name, toSay);
    toSay = null;
  }
}

function entered(name, members) {
  line("entered", name);
  if (members) {
    line("alreadyHere", members.replaceAll(",", ", "));
  } else {
    line("nobodyHere");
  }
}

// The node of the room or the master is gone: logging in again leads to those that took their places.
function reset(mine, name, services) {
  if (services.includes("RoomService") || services.includes("TopicService")) {
    line("restarted");
    document.documentElement.dataset.state = "working";
    setTimeout(() => session === mine && mine.state === "working" && login(name), NEXT_LOGIN);
  }
}

function left(code, reason) {
  session = null;
  line(code === 1000 ? "left" : "ended", reason || String(code));
  $("balance").textContent = "–";
  $("name").disabled = false;
  $("join").querySelector(".primary").hidden = false;
  $("leave").hidden = true;
}

function send(name, content) {
  try {
    session.notify("RoomService.SyncMessage", { name, content });
    return true;
  } catch (error) {
    line("notSent", error.message);
    return false;
  }
}

$("join").addEventListener("submit", (event) => {
  event.preventDefault();
  enter($("name").value.trim());
});
$("leave").addEventListener("click", () => session?.close());
$("compose").addEventListener("submit", (event) => {
  event.preventDefault();
  const content = $("content").value;
  if (content.trim() && send($("name").value.trim(), content)) {
    $("content").value = "";
  }
});

$("name").value = wanted.get("name") ?? `guest-${Math.floor(1000 + Math.random() * 9000)}`;
if (wanted.has("name")) {
  $("join").requestSubmit();
}
