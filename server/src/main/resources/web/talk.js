// What the chat pages have in common: the list of messages, the field below it, and the two panes of a narrow screen.

import { say } from "./words.js";
import { element } from "./wire.js";

const MOST_LINES = 500;
const $ = (id) => document.getElementById(id);

// ---- messages

export function setComposing(on) {
  $("content").disabled = !on;
  $("send").disabled = !on;
  if (on && document.body.dataset.pane === "chat" && matchMedia("(hover: hover)").matches) {
    $("content").focus();
  }
}

export function message(from, content, me) {
  const box = element("div", "bubble");
  box.append(element("span", "from", String(from)), element("span", "content", String(content)));
  addLine(box, from === me ? "mine" : "theirs");
}

/** A line of our own words, which follow the language. */
export function line(key, ...parts) {
  const words = element("span");
  say(words, key, ...parts);
  addLine(words, "system");
}

export function addLine(content, className) {
  const list = $("messages");
  const item = element("li", className);
  item.append(content);
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  list.append(item);
  while (list.childElementCount > MOST_LINES) {
    list.firstElementChild.remove();
  }
  if (atEnd || className === "mine") {
    list.scrollTop = list.scrollHeight;
  }
}

// ---- panes

function showPane(pane) {
  document.body.dataset.pane = pane;
  for (const button of document.querySelectorAll("button[data-pane]")) {
    button.setAttribute("aria-pressed", String(button.dataset.pane === pane));
  }
}

for (const button of document.querySelectorAll("button[data-pane]")) {
  button.addEventListener("click", () => showPane(button.dataset.pane));
}
showPane(new URLSearchParams(location.search).get("pane") === "wire" ? "wire" : "chat");
