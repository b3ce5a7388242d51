import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { SignatureError, signRequest, verifySignature, type VerifySignatureOptions } from "@smartalex/sdk/signature";
import { rejection } from "./fakes.ts";

const nowMs = Date.parse("2026-01-15T15:00:00Z");
const secret = "whsec_one";
const body = '{"text":"Dzień dobry 💡","n":3.0}';

/** The header as another implementation makes it. */
function header(at = nowMs, by = secret, of: string | Buffer = body): string {
  return `t=${at},v1=${createHmac("sha256", by).update(`${at}.`).update(of).digest("hex")}`;
}

function verify(changes: Partial<VerifySignatureOptions> = {}): Promise<void> {
  return verifySignature({ body, header: header(), secret, nowMs, ...changes });
}

test("a delivery that was just signed is taken, as text and as bytes", async () => {
  await verify();
  await verify({ body: new TextEncoder().encode(body) });
  await verify({ header: header().toUpperCase().replace("T=", "t=").replace("V1=", "v1=") });
});

test("a signature is made as SmartAlex makes it", async () => {
  expect(await signRequest({ body, secret, timestampMs: nowMs })).toBe(header());
  const bytes = Uint8Array.from([0, 255, 10, 128]);
  const made = await signRequest({ body: bytes, secret, timestampMs: nowMs });
  expect(made).toBe(header(nowMs, secret, Buffer.from(bytes)));
  await verify({ body: bytes, header: made });
});

test.each([
  ["another body", { body: `${body} ` }, "no_match"],
  ["JSON that was parsed and printed again", { body: JSON.stringify(JSON.parse(body)) }, "no_match"],
  ["another secret", { secret: "whsec_two" }, "no_match"],
  ["no secret at all", { secret: [] }, "no_match"],
  ["another time than was signed", { header: header().replace(String(nowMs), String(nowMs + 1)) }, "no_match"],
  ["no header", { header: null }, "missing_header"],
  ["an empty header", { header: "" }, "missing_header"],
  ["a header without a time", { header: header().replace(/t=\d+,/, "") }, "malformed_header"],
  ["half a signature", { header: header().slice(0, -2) }, "malformed_header"],
  ["a signature of another version", { header: header().replace("v1", "v0") }, "malformed_header"],
  ["a header with two times", { header: `t=1,${header()}` }, "malformed_header"],
  ["a part without a name", { header: `${header()},x` }, "malformed_header"],
  ["a hundred signatures", { header: `${header()}${`,v1=${"0".repeat(64)}`.repeat(99)}` }, "malformed_header"],
  [
    "two signatures of which none matches",
    { header: header().replace(/v1=.*/, `v1=${"0".repeat(64)},v1=${"1".repeat(64)}`) },
    "no_match",
  ],
] as const)("%s is refused", async (_, changes, code) => {
  const error = await rejection(verify(changes));
  expect(error).toBeInstanceOf(SignatureError);
  expect(error).toMatchObject({ code });
  expect((error as Error).message).not.toContain(secret);
});

test.each([
  [-300_001, "too_old"],
  [-300_000, undefined],
  [60_000, undefined],
  [60_001, "too_far_ahead"],
])("a delivery that was signed %i ms from now is %s", async (offsetMs, code) => {
  const delivery = verify({ header: header(nowMs + offsetMs) });
  if (code === undefined) await delivery;
  else expect(await rejection(delivery)).toMatchObject({ code });
});

test("a forged time is no way around the signature", async () => {
  expect(await rejection(verify({ header: header(nowMs - 1e9).replace(/t=\d+/, `t=${nowMs}`) }))).toMatchObject({
    code: "no_match",
  });
});

test.each([
  { nowMs: Number.NaN },
  { nowMs: undefined as unknown as number },
  { maxAgeMs: Number.NaN },
  { maxAheadMs: Number.NaN },
])("%j does not let a replay pass", async (changes) => {
  const old = changes.maxAheadMs === undefined ? nowMs - 1e9 : nowMs + 1e9;
  expect(await rejection(verify({ header: header(old), ...changes }))).toBeInstanceOf(SignatureError);
});

test("a Buffer is a body too, also one that is a part of another", async () => {
  await verify({ body: Buffer.from(`xx${body}`).subarray(2) });
});

test("how old and how far ahead is for the receiver to say", async () => {
  await verify({ header: header(nowMs - 3_600_000), maxAgeMs: 3_600_000 });
  expect(await rejection(verify({ header: header(nowMs + 10), maxAheadMs: 0 }))).toMatchObject({
    code: "too_far_ahead",
  });
});

test("while a secret takes the place of another, both fit", async () => {
  await verify({ secret: ["whsec_two", secret] });
  await verify({ secret: [secret, "whsec_two"] });
  expect(await rejection(verify({ secret: ["whsec_two", "whsec_three"] }))).toMatchObject({ code: "no_match" });
});

test.each<[string, unknown, ErrorConstructor]>([
  ["an empty secret", "", RangeError],
  ["a secret of white space", " \n", RangeError],
  ["an empty secret beside another", [secret, ""], RangeError],
  ["null", null, TypeError],
  ["undefined, such as a variable that is not set", undefined, TypeError],
  ["null beside another", [secret, null], TypeError],
  ["bytes", new TextEncoder().encode(secret), TypeError],
])("%s is refused, whatever the delivery is signed with", async (_, given, kind) => {
  for (const by of ["null", "undefined", "x", secret]) {
    const delivery = verify({ secret: given as string, header: header(nowMs, by) }); // as from JavaScript
    expect(await rejection(delivery)).toBeInstanceOf(kind);
  }
  if (!Array.isArray(given)) {
    expect(await rejection(signRequest({ body, secret: given as string, timestampMs: nowMs }))).toBeInstanceOf(kind);
  }
});

test("white space around a secret does not count, such as a line break at the end of a file", async () => {
  await verify({ secret: `${secret}\n` });
  await verify({ secret: [` ${secret}\r\n`] });
  expect(await signRequest({ body, secret: `${secret}\n`, timestampMs: nowMs })).toBe(header());
});

test("a delivery is accepted if any of its v1 signatures matches, whatever other versions say", async () => {
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
])("%s is a raw body", async (_, raw) => {
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
])("the body %j is refused with the advice to pass the raw body", async (parsed, signed) => {
  const delivery = verify({ body: parsed as string, header: header(nowMs, secret, signed) }); // as from JavaScript
  const error = await rejection(delivery);
  expect(error).toBeInstanceOf(SignatureError);
  expect(error).toMatchObject({ code: "invalid_body" });
  expect((error as Error).message).toContain("Pass the raw body");
});
