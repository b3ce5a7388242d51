import { encode } from "../../../mock/src/runtime/bytes.ts";
import { gzipSync } from "node:zlib";
import { errorResponse } from "../../../mock/src/http/responses.ts";
import type { Manner } from "./ask.ts";
import { broken, failed, late, unexpected, type Expected } from "./expected.ts";
import type { ServerKind } from "./servers.ts";

const call = JSON.stringify({ data: { id: "call_abc123" } });
const half = call.slice(0, 20);
const deep = `{"data":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
const fields = "Content-Type: application/json\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n";
const ok = `HTTP/1.1 200 OK\r\n${fields}`;

function length(body: string | Buffer): string {
  return `Content-Length: ${body.length}\r\n\r\n`;
}

/** What no server of HTTP should do. Where runtimes differ in how far they get, each of the errors will do. */
export const raw: Record<string, [server: ServerKind, expected: Expected, manner?: Manner]> = {
  "a port where nobody listens": ["nobody", broken],
  "a server without TLS behind https": ["no TLS", broken],
  "a connection that ends without a word": [{ bytes: [] }, broken],
  "another protocol": [{ bytes: ["SSH-2.0-OpenSSH_9.6\r\n"] }, broken],
  "a body without headers": [{ bytes: [call] }, broken],
  "headers that break off": [{ bytes: ["HTTP/1.1 200 OK\r\nContent-Ty"] }, broken],
  "a header with a zero byte": [{ bytes: [`${ok}X-Zero: a\0b\r\n${length(call)}`, call] }, broken],
  "two lengths": [{ bytes: [`${ok}Content-Length: 5\r\n${length(call)}`, call] }, broken],
  "fewer bytes than promised": [{ bytes: [`${ok}Content-Length: 4000\r\n\r\n`, call] }, broken],
  "more bytes than promised": [{ bytes: [ok, length(half), call] }, unexpected(200)],
  "chunks without sizes": [{ bytes: [`${ok}Transfer-Encoding: chunked\r\n\r\n`, call] }, broken],
  "chunks without an end": [
    { bytes: [`${ok}Transfer-Encoding: chunked\r\n\r\n${half.length.toString(16)}\r\n${half}\r\n`] },
    [broken, unexpected(200)],
  ],
  "gzip that is none": [
    { bytes: [`${ok}Content-Encoding: gzip\r\n${length(call)}`, call] },
    [broken, late],
    { timeoutMs: 1_000 },
  ],
  "gzip that breaks off": [
    { bytes: [`${ok}Content-Encoding: gzip\r\n`, length(half), gzipSync(call).subarray(0, half.length)] },
    [broken, unexpected(200)],
  ],
  "UTF-16": [{ bytes: [`${ok}\r\n`, Buffer.from(call, "utf16le")] }, unexpected(200)],
  "arrays in arrays, 100,000 deep": [{ bytes: [ok, length(deep), deep] }, unexpected(200)],
  "another protocol after the headers": [
    { bytes: ["HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"] },
    [broken, unexpected(101)],
  ],
  "a status that does not exist": [{ bytes: [`HTTP/1.1 999 Odd\r\n${fields}${length(call)}`, call] }, unexpected(999)],
  "not modified": [{ bytes: [`HTTP/1.1 304 Not Modified\r\n${fields}\r\n`] }, unexpected(304)],
};

/** Servers that repeat the key where it does not belong. */
export const echoes: typeof raw = {
  "the key in the message of an error": [
    {
      answer: ({ headers }) => {
        return errorResponse(401, "unauthorized", `No such key: ${headers.get("authorization") ?? ""}`);
      },
    },
    { name: "AuthenticationError", code: "unauthorized", status: 401 },
  ],
  "the key in a header and a page": [
    {
      answer: ({ headers }) => {
        const sent = headers.get("authorization") ?? "";
        return { status: 500, headers: { "x-request-id": sent }, body: encode(`<p>${sent}</p>`) };
      },
    },
    failed(500),
  ],
  "the key in a success that is none": [
    {
      answer: ({ headers }) => {
        return { status: 200, headers: {}, body: encode(`<p>${headers.get("authorization") ?? ""}</p>`) };
      },
    },
    unexpected(200),
  ],
  "the key in a redirect": [
    {
      answer: ({ headers }) => {
        const location = `https://127.0.0.1:1/?${encodeURI(headers.get("authorization") ?? "")}`;
        return { status: 302, headers: { location }, body: undefined };
      },
    },
    unexpected(302),
  ],
};
