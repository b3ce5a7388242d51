/**
 * Loaded before a program (`node --import`): writes each address that the program connects to, and each name that it looks up for that, into
 * the file that CONNECTIONS names, one a line.
 */
import dgram from "node:dgram";
import { appendFileSync } from "node:fs";
import net from "node:net";

function log(address: string): void {
  appendFileSync(process.env["CONNECTIONS"] ?? "", `${address}\n`);
}

/** Calls `look` with the object whenever a method of it is called, before the method does its work. */
function callBefore<Subject extends object>(
  prototype: Subject,
  name: keyof Subject,
  callback: (subject: Subject) => void,
) {
  const method = prototype[name] as (...args: unknown[]) => unknown; // the names below are those of methods
  Reflect.set(prototype, name, function (this: Subject, ...args: unknown[]) {
    callback(this);
    return Reflect.apply(method, this, args);
  });
}

// Every connection of Node goes through these two: fetch, http, https and tls through the first, UDP through the second.
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
