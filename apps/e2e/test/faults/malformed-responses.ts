import { gzipSync } from "node:zlib";
import { errorResponse } from "../../../mock/src/http/responses.ts";
import { encode } from "../../../mock/src/runtime/bytes.ts";
import type { RequestSettings } from "./client.ts";
import { connectionFailed, serverError, timedOut, invalidResponse, type Expected } from "./expected.ts";
import type { ServerKind } from "./servers.ts";

const call = JSON.stringify({ data: { id: "call_abc123" } });
const half = call.slice(0, 20);
const deep = `{"data":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
const fields = "Content-Type: application/json\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n";
const ok = `HTTP/1.1 200 OK\r\n${fields}`;

function length(body: string | Buffer): string {
  return `Content-Length: ${body.length}\r\n\r\n`;
}

/** Responses that violate HTTP or the documentation. If runtimes differ, any of the listed errors is correct. */
export const malformedResponses: Record<string, [server: ServerKind, expected: Expected, settings?: RequestSettings]> =
  {
    "a closed port": ["closed port", connectionFailed],
    "an HTTP server behind an https URL": ["no TLS", connectionFailed],
    "a connection that ends without a response": [{ bytes: [] }, connectionFailed],
    "another protocol": [{ bytes: ["SSH-2.0-OpenSSH_9.6\r\n"] }, connectionFailed],
    "a body without headers": [{ bytes: [call] }, connectionFailed],
    "incomplete headers": [{ bytes: ["HTTP/1.1 200 OK\r\nContent-Ty"] }, connectionFailed],
    "a header with a zero byte": [{ bytes: [`${ok}X-Zero: a\0b\r\n${length(call)}`, call] }, connectionFailed],
    "two lengths": [{ bytes: [`${ok}Content-Length: 5\r\n${length(call)}`, call] }, connectionFailed],
    "fewer bytes than Content-Length": [{ bytes: [`${ok}Content-Length: 4000\r\n\r\n`, call] }, connectionFailed],
    "more bytes than Content-Length": [{ bytes: [ok, length(half), call] }, invalidResponse(200)],
    "chunks without sizes": [{ bytes: [`${ok}Transfer-Encoding: chunked\r\n\r\n`, call] }, connectionFailed],
    "chunks without an end": [
      { bytes: [`${ok}Transfer-Encoding: chunked\r\n\r\n${half.length.toString(16)}\r\n${half}\r\n`] },
      [connectionFailed, invalidResponse(200)],
    ],
    "a gzip header with an uncompressed body": [
      { bytes: [`${ok}Content-Encoding: gzip\r\n${length(call)}`, call] },
      [connectionFailed, timedOut],
      { timeoutMs: 1_000 },
    ],
    "incomplete gzip": [
      { bytes: [`${ok}Content-Encoding: gzip\r\n`, length(half), gzipSync(call).subarray(0, half.length)] },
      [connectionFailed, invalidResponse(200)],
    ],
    "UTF-16": [{ bytes: [`${ok}\r\n`, Buffer.from(call, "utf16le")] }, invalidResponse(200)],
    "arrays nested 100,000 levels deep": [{ bytes: [ok, length(deep), deep] }, invalidResponse(200)],
    "switching protocols": [
      { bytes: ["HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"] },
      [connectionFailed, invalidResponse(101)],
    ],
    "an invalid status": [{ bytes: [`HTTP/1.1 999 Odd\r\n${fields}${length(call)}`, call] }, invalidResponse(999)],
    "not modified": [{ bytes: [`HTTP/1.1 304 Not Modified\r\n${fields}\r\n`] }, invalidResponse(304)],
  };

/** Servers that return the API key. */
export const echoedKeys: typeof malformedResponses = {
  "the key in the message of an error": [
    {
      handler: ({ headers }) => {
        return errorResponse(401, "unauthorized", `No such key: ${headers.get("authorization") ?? ""}`);
      },
    },
    { name: "AuthenticationError", code: "unauthorized", status: 401 },
  ],
  "the key in a header and an HTML body": [
    {
      handler: ({ headers }) => {
        const sent = headers.get("authorization") ?? "";
        return { status: 500, headers: { "x-request-id": sent }, body: encode(`<p>${sent}</p>`) };
      },
    },
    serverError(500),
  ],
  "the key in a success response with an HTML body": [
    {
      handler: ({ headers }) => {
        return { status: 200, headers: {}, body: encode(`<p>${headers.get("authorization") ?? ""}</p>`) };
      },
    },
    invalidResponse(200),
  ],
  "the key in a redirect": [
    {
      handler: ({ headers }) => {
        const location = `https://127.0.0.1:1/?${encodeURI(headers.get("authorization") ?? "")}`;
        return { status: 302, headers: { location }, body: undefined };
      },
    },
    invalidResponse(302),
  ],
};
