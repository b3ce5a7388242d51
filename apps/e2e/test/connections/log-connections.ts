/**
 * Loaded before a program with `node --import`. Writes each address to which the program connects, and each host name that it looks up, to the
 * file in the environment variable CONNECTIONS, one per line.
 */
import dgram from "node:dgram";
import { appendFileSync } from "node:fs";
import net from "node:net";

function log(address: string): void {
  appendFileSync(process.env["CONNECTIONS"] ?? "", `${address}\n`);
}

/** Calls a callback with the object before each call of a method. */
function callBefore<Subject extends object>(
  prototype: Subject,
  name: keyof Subject,
  callback: (subject: Subject) => void,
) {
  const method = prototype[name] as (...args: unknown[]) => unknown; // only used with the names of methods
  Reflect.set(prototype, name, function (this: Subject, ...args: unknown[]) {
    callback(this);
    return Reflect.apply(method, this, args);
  });
}

// All connections of Node use one of these methods: fetch, http, https and tls use the first, UDP uses the second.
callBefore(net.Socket.prototype, "connect", (socket) => {
  socket.on("connectionAttempt", (ip, port) => {
    log(`${ip}:${port}`);
  });
  socket.on("lookup", (_error, _address, _family, host) => {
    log(host);
  });
});
callBefore(dgram.Socket.prototype, "send", () => {
  log("UDP");
});
