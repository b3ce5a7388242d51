import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { fail, textOf } from "./responses.ts";
import { apiRouter } from "./api-router.ts";

/** How long a client may take to read the refusal and leave. */
const LEAVE_MS = 1_000;

const REFUSALS: Record<string, [status: number, reason: string, message: string]> = {
  HPE_HEADER_OVERFLOW: [
    431,
    "Request Header Fields Too Large",
    "The address and the headers are longer than 16 KB together.",
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout", "The request did not arrive in time."],
};

/**
 * Answers bytes that are no request with the documented error, after what is being answered on this connection already (`last`), and ends the
 * connection.
 */
export function refuseUnreadable(error: Error, socket: Duplex, last: ServerResponse | undefined): void {
  if (!socket.writable || isBroken(error)) socket.destroy();
  else if (!last || last.closed || (isTimeout(error) && !last.headersSent)) refuse(error, socket);
  else {
    last.once("close", () => {
      if (last.req.complete) refuse(error, socket);
      else leave(socket); // the bad bytes are in the body of what has just been answered
    });
  }
}

function refuse(error: Error, socket: Duplex): void {
  const [status, reason, message] = REFUSALS[codeOf(error)] ?? [400, "Bad Request", "This is no HTTP/1.1 request."];
  refuseWith(socket, { status, reason, message });
}

/** Writes an error to a connection that has no response object, and ends it. Pages of other origins may read it (CORS). */
function refuseWith(
  socket: Duplex,
  { headers = "", message, reason, status }: { status: number; reason: string; message: string; headers?: string },
): void {
  const text = textOf(fail(status, "invalid_request", message).body ?? "");
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    "Content-Type: application/json",
    `Content-Length: ${text.length}`,
    "Access-Control-Allow-Origin: *",
    "Connection: close",
  ];
  leave(socket, `${head.join("\r\n")}\r\n${headers}\r\n${text}`);
}

/** Refuses CONNECT, which Node.js hands over as a bare connection. */
export function refuseConnect(socket: Duplex): void {
  const message = "This server is not a proxy: it takes no CONNECT. Set its address as the base URL instead.";
  refuseWith(socket, { status: 405, reason: "Method Not Allowed", headers: `Allow: ${apiRouter.allow}\r\n`, message });
}

/** Ends the connection when the client does, so that it can read to the end, or a little later. */
function leave(socket: Duplex, lastWords = ""): void {
  socket.end(lastWords);
  const timer = setTimeout(() => socket.destroy(), LEAVE_MS);
  socket.once("close", () => {
    clearTimeout(timer);
  });
}

/** Whether the rest of a request did not come, for which its response may wait. */
function isTimeout(error: Error): boolean {
  return codeOf(error) === "ERR_HTTP_REQUEST_TIMEOUT";
}

function isBroken(error: Error): boolean {
  return "syscall" in error;
}

function codeOf(error: Error): string {
  return "code" in error ? String(error.code) : "";
}
