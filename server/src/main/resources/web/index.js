// The welcome page: the address for clients, and words.

import { say } from "./words.js";
import { socketAddress } from "./address.js";

const address = socketAddress();
document.getElementById("address").textContent = address;
document.getElementById("sample").textContent = `import { Glassroom } from "./glassroom.js";

const session = new Glassroom("${address}");
session.on("onMessage", ({ name, content }) => console.log(name, content));
await session.connect();
await session.request("Room.Join", { room: "lobby", name: "alice" });
session.notify("Room.Message", { name: "alice", content: "hi" });`;

const copy = document.getElementById("copy");
copy.addEventListener("click", async () => {
  await copyText(address);
  say(copy, "copied");
  setTimeout(() => say(copy, "copy"), 1500);
});

// The clipboard is only there on https and localhost; elsewhere the address is selected, ready to be copied.
async function copyText(text) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text);
  } else {
    getSelection().selectAllChildren(document.getElementById("address"));
    document.execCommand("copy");
  }
}
