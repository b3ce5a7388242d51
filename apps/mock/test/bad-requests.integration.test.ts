import { spawn, type ChildProcessByStdio } from "node:child_process";
import { connect } from "node:net";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { errorBodyValidator } from "@smartalex/contract";
import { afterAll, beforeAll, expect, test } from "vitest";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const GOOD = "GET /v1/calls?per_page=1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer key\r\n";
let command: ChildProcessByStdio<null, Readable, Readable>;
let complaints = "";
let port = 0;

beforeAll(async () => {
  command = spawn(process.execPath, [main, "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  command.stderr.on("data", (chunk: Buffer) => (complaints += chunk.toString()));
  port = await new Promise<number>((resolve) => {
    command.stdout.on("data", (chunk: Buffer) => {
      const [, found] = /127\.0\.0\.1:(\d+)/.exec(chunk.toString()) ?? [];
      if (found) resolve(Number(found));
    });
  });
});

afterAll(async () => {
  const ended = new Promise((resolve) => command.once("exit", resolve));
  command.kill("SIGINT");
  expect(await ended).toBe(0);
  expect(complaints).toBe("");
});

/** Sends exactly these bytes, waits until the server closes the connection, or half-closes it immediately, and returns the received text. */
function exchange(bytes: string | Buffer, { leaves = false } = {}): Promise<string> {
  return new Promise((resolve) => {
    let received = "";
    const socket = connect({ port, host: "127.0.0.1", allowHalfOpen: true });
    socket
      .on("data", (chunk) => (received += chunk.toString("latin1")))
      .on("error", () => undefined) // a server may reset the connection after an error
      .on("end", () => socket.end())
      .once("close", () => {
        resolve(received);
      });
    socket.write(bytes);
    if (leaves) socket.end();
  });
}

interface Answer {
  status: number;
  head: string;
  body: string;
}

/** Parses responses with a content length, with chunks, or until the end. */
function answersIn(text: string): Answer[] {
  return text.split(/(?=HTTP\/1\.1 \d{3} )/).map((answer) => {
    const [head = "", body = ""] = answer.split("\r\n\r\n", 2);
    return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), head, body: /\{.*\}/s.exec(body)?.[0] ?? "" };
  });
}

function expectDocumentedError(text: string, status: number): void {
  const answer = answersIn(text).at(-1);
  expect(answer?.status, text).toBe(status);
  const body: unknown = JSON.parse(answer?.body ?? "");
  expect(errorBodyValidator.strict.issues(body)).toEqual([]);
  expect(body).toMatchObject({ error: { status } });
  expect(text).not.toMatch(/node:|\.[cm]?[jt]s:\d/);
}

test.each([
  ["an address of 1 MB", `GET /v1/calls?x=${"a".repeat(1_000_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
  ["a header of 1 MB", `GET /v1/calls HTTP/1.1\r\nHost: x\r\nX-Long: ${"a".repeat(1_000_000)}\r\n\r\n`, 431],
  ["20,000 headers", `GET /v1/calls HTTP/1.1\r\nHost: x\r\n${"a: b\r\n".repeat(20_000)}\r\n`, 431],
  ["bytes that are no request", "\u0000\u0001\u0002\r\n\r\n", 400],
  ["a request in TLS", Buffer.from("160301020001000" + "1fc0303", "hex"), 400],
  ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400],
  ["HTTP/9.9", "GET /v1/calls HTTP/9.9\r\nHost: x\r\n\r\n", 400],
  ["a NUL in the address", "GET /v1/calls?\u0000 HTTP/1.1\r\nHost: x\r\n\r\n", 400],
  ["a header without a colon", "GET /v1/calls HTTP/1.1\r\nHost: x\r\nnonsense\r\n\r\n", 400],
  ["a control character in a header", "GET /v1/calls HTTP/1.1\r\nHost: x\r\nx-odd: \u0001\r\n\r\n", 400],
  ["two lengths", "POST /v1/calls HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400],
  ["a length and chunks", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400],
  ["two hosts", "GET /v1/calls HTTP/1.1\r\nHost: x\r\nhost: y\r\nConnection: close\r\n\r\n", 400],
  ["no host", "GET /v1/calls HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
  ["TRACE", "TRACE /v1/calls HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\nConnection: close\r\n\r\n", 405],
  ["an invalid URL", "GET http://[ HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\nConnection: close\r\n\r\n", 404],
  ["CONNECT", "CONNECT api.getsmartalex.com:443 HTTP/1.1\r\nHost: x\r\n\r\n", 405],
  [
    "a name and a password",
    "GET http://a:b@x/v1/calls HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer k\r\nConnection: close\r\n\r\n",
    404,
  ],
])("%s gets the documented error", async (_what, bytes, status) => {
  expectDocumentedError(await exchange(bytes), status);
});

test.each([
  ["the request line", "GET /v1/ca"],
  ["a header", "GET /v1/calls HTTP/1.1\r\nHost: x\r\nAuthoriz"],
  ["the end of the headers", "GET /v1/calls HTTP/1.1\r\nHost: x\r\n"],
])("a client that half-closes in the middle of %s gets the documented error", async (_what, bytes) => {
  expectDocumentedError(await exchange(bytes, { leaves: true }), 400);
});

test("an incomplete request after a complete one does not affect its response", async () => {
  const answers = answersIn(await exchange(`${GOOD}\r\nGET /v1/calls?per_pa`, { leaves: true }));
  expect(answers.map(({ status }) => status)).toEqual([200, 400]);
  expect(JSON.parse(answers[1]?.body ?? "")).toMatchObject({ error: { code: "invalid_request", status: 400 } });
});

test("invalid bytes after two requests get one error, after both responses", async () => {
  const answers = answersIn(await exchange(`${GOOD}\r\n${GOOD}\r\n\u0000${"nonsense".repeat(100_000)}`));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 400]);
});

test("an incomplete body is not parsed as a second request", async () => {
  const chunked = "POST /v1/calls HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n";
  const answers = answersIn(await exchange(chunked));
  expect(answers.map(({ status }) => status)).toEqual([401]);
});

test.each([
  ["with an unknown expectation", `${GOOD}Expect: wonders\r\nConnection: close\r\n\r\n`],
  ["that wants to be another protocol", `${GOOD}Upgrade: h2c, websocket\r\nConnection: upgrade, close\r\n\r\n`],
  ["as HTTP/1.0, without a host", "GET /v1/calls HTTP/1.0\r\nAuthorization: Bearer key\r\n\r\n"],
  [
    "as to a proxy",
    "GET http://api.getsmartalex.com/v1/calls HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer key\r\nConnection: close\r\n\r\n",
  ],
])("a request %s gets a response", async (_what, bytes) => {
  const [answer, ...others] = answersIn(await exchange(bytes));
  expect([answer?.status, others]).toEqual([200, []]);
});

test("a client that expects 100 Continue gets it before the response", async () => {
  const bytes = "POST /v1/calls HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer key\r\nExpect: 100-continue\r\n";
  const answers = answersIn(await exchange(`${bytes}Content-Length: 2\r\nConnection: close\r\n\r\n{}`));
  expect(answers.map(({ status }) => status)).toEqual([100, 405]);
});

test("an empty connection is closed", async () => {
  expect(await exchange("", { leaves: true })).toBe("");
});

test("OPTIONS * returns the methods of the server", async () => {
  const text = await exchange("OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  expect(answersIn(text).map(({ status }) => status)).toEqual([204]);
  expect(text.toLowerCase()).toContain("allow: get, head, options");
});

test("a page of another origin can read why its request is too large", async () => {
  const text = await exchange(`GET /v1/calls HTTP/1.1\r\nHost: x\r\nX-Long: ${"a".repeat(100_000)}\r\n\r\n`);
  expect(text).toContain("Access-Control-Allow-Origin: *");
});

test("the server still works afterwards", async () => {
  expect(answersIn(await exchange(`${GOOD}Connection: close\r\n\r\n`)).map(({ status }) => status)).toEqual([200]);
});
