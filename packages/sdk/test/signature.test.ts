import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { SignatureError, signRequest, verifySignature, type VerifySignatureOptions } from "@smartalex/sdk/signature";
import { rejection } from "./fakes.ts";

const nowMs = Date.parse("2026-01-15T15:00:00Z");
const secret = "whsec_one";
const body = '{"text":"Dzień dobry 💡","n":3.0}';

afterEach(() => {
  vi.useRealTimers();
});

/** Creates the header with another implementation of HMAC. */
function header(at = nowMs, by = secret, of: string | Buffer = body): string {
  return `t=${at},v1=${createHmac("sha256", by).update(`${at}.`).update(of).digest("hex")}`;
}

function verify(changes: Partial<VerifySignatureOptions> = {}): Promise<void> {
  return verifySignature({ body, header: header(), secret, nowMs, ...changes });
}

test("accepts a request that was just signed, as text and as bytes", async () => {
  await verify();
  await verify({ body: new TextEncoder().encode(body) });
  await verify({ header: header().toUpperCase().replace("T=", "t=").replace("V1=", "v1=") });
});

test("signs a request the way SmartAlex does", async () => {
  expect(await signRequest({ body, secret, timestampMs: nowMs })).toBe(header());
  const bytes = Uint8Array.from([0, 255, 10, 128]);
  const signed = await signRequest({ body: bytes, secret, timestampMs: nowMs });
  expect(signed).toBe(header(nowMs, secret, Buffer.from(bytes)));
  await verify({ body: bytes, header: signed });
});

test.each([
  ["another body", { body: `${body} ` }, "no_match"],
  ["JSON that was parsed and serialized again", { body: JSON.stringify(JSON.parse(body)) }, "no_match"],
  ["another secret", { secret: "whsec_two" }, "no_match"],
  ["an empty list of secrets", { secret: [] }, "no_match"],
  ["another timestamp than the signed one", { header: header().replace(String(nowMs), String(nowMs + 1)) }, "no_match"],
  ["an empty list of headers", { header: [] }, "missing_header"],
  ["several different headers", { header: [header(), header(nowMs - 1)] }, "malformed_header"],
  ["no header", { header: null }, "missing_header"],
  ["an empty header", { header: "" }, "missing_header"],
  ["a header without a timestamp", { header: header().replace(/t=\d+,/, "") }, "malformed_header"],
  ["half a signature", { header: header().slice(0, -2) }, "malformed_header"],
  ["a signature of another version", { header: header().replace("v1", "v0") }, "malformed_header"],
  ["a header with two timestamps", { header: `t=1,${header()}` }, "malformed_header"],
  ["a part without a name", { header: `${header()},x` }, "malformed_header"],
  ["a hundred signatures", { header: `${header()}${`,v1=${"0".repeat(64)}`.repeat(99)}` }, "malformed_header"],
  [
    "two signatures that do not match",
    { header: header().replace(/v1=.*/, `v1=${"0".repeat(64)},v1=${"1".repeat(64)}`) },
    "no_match",
  ],
] as const)("rejects %s", async (_, changes, code) => {
  const error = await rejection(verify(changes));
  expect(error).toBeInstanceOf(SignatureError);
  expect(error).toMatchObject({ code });
  expect((error as Error).message).not.toContain(secret);
});

test("a long header with whitespace inside is rejected in linear time", async () => {
  const startMs = performance.now();
  const error = await rejection(verify({ header: `t=1,v1=${" ".repeat(200_000)}x` }));
  expect(error).toMatchObject({ code: "malformed_header" });
  expect(performance.now() - startMs).toBeLessThan(1_000); // a regular expression took a minute
});

test("accepts whitespace around the parts of a header", async () => {
  await verify({ header: ` ${header().replace(",", " ,\t")} ` });
});

test("accepts a header in a list, also if it is repeated", async () => {
  await verify({ header: [header()] });
  await verify({ header: [header(), header()] });
});

test("without nowMs and timestampMs, the system time is used", async () => {
  vi.useFakeTimers({ now: nowMs });
  const signed = await signRequest({ body, secret });
  expect(signed).toBe(header(nowMs));
  await verifySignature({ body, header: signed, secret });
  vi.setSystemTime(nowMs + 300_001);
  expect(await rejection(verifySignature({ body, header: signed, secret }))).toMatchObject({ code: "too_old" });
});

test.each([
  [-300_001, "too_old"],
  [-300_000, undefined],
  [60_000, undefined],
  [60_001, "too_far_ahead"],
])("a signature with a timestamp %i ms from now: %s", async (offsetMs, code) => {
  const verification = verify({ header: header(nowMs + offsetMs) });
  if (code === undefined) await verification;
  else expect(await rejection(verification)).toMatchObject({ code });
});

test("rejects a forged timestamp", async () => {
  expect(await rejection(verify({ header: header(nowMs - 1e9).replace(/t=\d+/, `t=${nowMs}`) }))).toMatchObject({
    code: "no_match",
  });
});

test.each([
  { nowMs: Number.NaN },
  { nowMs: undefined as unknown as number },
  { maxAgeMs: Number.NaN },
  { maxAheadMs: Number.NaN },
])("%j does not accept a replay", async (changes) => {
  const old = changes.maxAheadMs === undefined ? nowMs - 1e9 : nowMs + 1e9;
  expect(await rejection(verify({ header: header(old), ...changes }))).toBeInstanceOf(SignatureError);
});

test("accepts a Buffer, also if it is a part of another one", async () => {
  await verify({ body: Buffer.from(`xx${body}`).subarray(2) });
});

test("maxAgeMs and maxAheadMs override the limits", async () => {
  await verify({ header: header(nowMs - 3_600_000), maxAgeMs: 3_600_000 });
  expect(await rejection(verify({ header: header(nowMs + 10), maxAheadMs: 0 }))).toMatchObject({
    code: "too_far_ahead",
  });
});

test("accepts both secrets during a rotation", async () => {
  await verify({ secret: ["whsec_two", secret] });
  await verify({ secret: [secret, "whsec_two"] });
  expect(await rejection(verify({ secret: ["whsec_two", "whsec_three"] }))).toMatchObject({ code: "no_match" });
});

test.each<[string, unknown, ErrorConstructor]>([
  ["an empty secret", "", RangeError],
  ["a secret of whitespace", " \n", RangeError],
  ["an empty secret in a list", [secret, ""], RangeError],
  ["null", null, TypeError],
  ["undefined, for example from an environment variable that is not set", undefined, TypeError],
  ["null in a list", [secret, null], TypeError],
  ["bytes", new TextEncoder().encode(secret), TypeError],
])("rejects %s, whatever the request is signed with", async (_, invalid, kind) => {
  for (const by of ["null", "undefined", "x", secret]) {
    const verification = verify({ secret: invalid as string, header: header(nowMs, by) }); // as from JavaScript
    expect(await rejection(verification)).toBeInstanceOf(kind);
  }
  if (!Array.isArray(invalid)) {
    expect(await rejection(signRequest({ body, secret: invalid as string, timestampMs: nowMs }))).toBeInstanceOf(kind);
  }
});

test("ignores whitespace around a secret, such as a line break at the end of a file", async () => {
  await verify({ secret: `${secret}\n` });
  await verify({ secret: [` ${secret}\r\n`] });
  expect(await signRequest({ body, secret: `${secret}\n`, timestampMs: nowMs })).toBe(header());
});

test("accepts a request if any v1 signature matches, and ignores other versions", async () => {
  const [time = "", signature = ""] = header().split(",");
  const other = `v1=${"0".repeat(64)}`;
  for (const parts of [
    [time, other, signature],
    [time, signature, other],
    [signature, time],
    [time, `v0=${"0".repeat(64)}`, signature, "v2=abc=="],
    [time, "v1=short", signature],
  ]) {
    await verify({ header: parts.join(",") });
    await verify({ header: parts.join(" , ") });
  }
});

const bytes = Uint8Array.from({ length: 40 }, (_, index) => index * 6);

test.each<[string, ArrayBuffer | ArrayBufferView]>([
  ["an ArrayBuffer", bytes.buffer],
  ["a DataView", new DataView(bytes.buffer)],
  ["a view of wider numbers", new Uint16Array(bytes.buffer)],
])("accepts %s as the raw body", async (_, raw) => {
  await verify({ body: raw, header: header(nowMs, secret, Buffer.from(bytes)) });
});

test.each<[unknown, string]>([
  [[], ""],
  [{ text: "hello" }, '{"text":"hello"}'],
  [{ text: "hello" }, "[object Object]"],
  [undefined, "undefined"],
  [undefined, ""],
  [null, "null"],
  [5, "5"],
  [true, "true"],
])("rejects the body %j, with the advice to pass the raw body", async (parsed, signed) => {
  const verification = verify({ body: parsed as string, header: header(nowMs, secret, signed) }); // as from JavaScript
  const error = await rejection(verification);
  expect(error).toBeInstanceOf(SignatureError);
  expect(error).toMatchObject({ code: "invalid_body" });
  expect((error as Error).message).toContain("Pass the raw body");
});

/** The `request` and `response` of Express, as far as the recipe in the documentation uses them. */
interface ExpressRequest extends IncomingMessage {
  body: Buffer;
}

/** The recipe in the documentation of `verifySignature`, after `express.raw()` has read the body. */
async function bookRoute(request: ExpressRequest, response: ServerResponse): Promise<void> {
  const header = request.headers["x-smartalex-signature"];
  try {
    await verifySignature({ body: request.body, header, secret });
  } catch (error) {
    if (!(error instanceof SignatureError)) throw error;
    response.writeHead(401).end(JSON.stringify({ error: error.code }));
    return;
  }
  response.end(JSON.stringify({ booked: JSON.parse(request.body.toString()) as unknown }));
}

let server: Server | undefined;
afterEach(() => server?.close());

test("the Express recipe accepts signed requests over HTTP, and responds to others with 401", async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => void bookRoute(Object.assign(request, { body: Buffer.concat(chunks) }), response));
  });
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tools/book`;
  const post = async (signature?: string) => {
    const headers = signature === undefined ? {} : { "x-smartalex-signature": signature };
    const response = await fetch(url, { method: "POST", body, headers });
    return [response.status, (await response.json()) as unknown];
  };
  const signed = await signRequest({ body, secret });
  expect(await post(signed)).toEqual([200, { booked: JSON.parse(body) as unknown }]);
  expect(await post()).toEqual([401, { error: "missing_header" }]);
  expect(await post(await signRequest({ body, secret: "whsec_two" }))).toEqual([401, { error: "no_match" }]);
  expect(await post(header(Date.now() - 600_000))).toEqual([401, { error: "too_old" }]);
});
