/**
 * Where the server's WebSocket is: in the folder that this page came from. It is always served on `/`, whatever --path
 * says, and behind a proxy that puts the server into a folder this still holds.
 */
export function socketAddress() {
  const address = new URL(".", location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return address.href;
}
