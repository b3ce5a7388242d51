import { textOf } from "../runtime/bytes.ts";
import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { errorResponse } from "./responses.ts";
import { apiRouter } from "./api-router.ts";

/** How long the client has to read the response and close the connection. */
const CLOSE_TIMEOUT_MS = 1_000;

const RESPONSES: Record<string, [status: number, reason: string, message: string]> = {
  HPE_HEADER_OVERFLOW: [
    431,
    "Request Header Fields Too Large",
    "The URL and the headers together are longer than 16 KB.",
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout", "The request did not arrive in time."],
};

/**
 * Responds to bytes that are not a valid HTTP request with the documented error, and closes the connection. If a previous response (`last`) is still
 * being sent on the connection, waits for its end.
 */
export function handleClientError(error: Error, socket: Duplex, last: ServerResponse | undefined): void {
  if (!socket.writable || isBroken(error)) socket.destroy();
  else if (!last || last.closed || (isTimeout(error) && !last.headersSent)) respond(error, socket);
  else {
    last.once("close", () => {
      if (last.req.complete) respond(error, socket);
      else closeGracefully(socket); // the invalid bytes are in the body of the previous request
    });
  }
}

function respond(error: Error, socket: Duplex): void {
  const [status, reason, message] = RESPONSES[codeOf(error)] ?? [400, "Bad Request", "Invalid HTTP/1.1 request."];
  writeError(socket, { status, reason, message });
}

/** Writes an error to a connection that has no response object, and closes it. Pages of other origins can read the error (CORS). */
function writeError(
  socket: Duplex,
  { headers = "", message, reason, status }: { status: number; reason: string; message: string; headers?: string },
): void {
  const text = textOf(errorResponse(status, "invalid_request", message).body ?? "");
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    "Content-Type: application/json",
    `Content-Length: ${text.length}`,
    "Access-Control-Allow-Origin: *",
    "Connection: close",
  ];
  closeGracefully(socket, `${head.join("\r\n")}\r\n${headers}\r\n${text}`);
}

/** Rejects CONNECT, for which Node.js provides only the connection. */
export function rejectConnect(socket: Duplex): void {
  const message = "This server is not a proxy and does not support CONNECT. Use its address as the base URL.";
  writeError(socket, { status: 405, reason: "Method Not Allowed", headers: `Allow: ${apiRouter.allow}\r\n`, message });
}

/** Closes the connection when the client does, so that the client can read the whole response, or after a timeout. */
function closeGracefully(socket: Duplex, lastBytes = ""): void {
  socket.end(lastBytes);
  const timer = setTimeout(() => socket.destroy(), CLOSE_TIMEOUT_MS);
  socket.once("close", () => {
    clearTimeout(timer);
  });
}

/** Returns whether the rest of a request did not arrive in time. */
function isTimeout(error: Error): boolean {
  return codeOf(error) === "ERR_HTTP_REQUEST_TIMEOUT";
}

function isBroken(error: Error): boolean {
  return "syscall" in error;
}

function codeOf(error: Error): string {
  return "code" in error ? String(error.code) : "";
}
