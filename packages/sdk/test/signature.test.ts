import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { SignatureError, signDelivery, verifyDelivery, type DeliveryToVerify } from "@smartalex/sdk/signature";
import { rejection } from "./fakes.ts";

const nowMs = Date.parse("2026-01-15T15:00:00Z");
const secret = "whsec_one";
const body = '{"text":"Dzień dobry 💡","n":3.0}';

/** The header as another implementation makes it. */
function header(at = nowMs, by = secret, of: string | Buffer = body): string {
  return `t=${at},v1=${createHmac("sha256", by).update(`${at}.`).update(of).digest("hex")}`;
}

function verify(changes: Partial<DeliveryToVerify> = {}): Promise<void> {
  return verifyDelivery({ body, header: header(), secret, nowMs, ...changes });
}

test("a delivery that was just signed is taken, as text and as bytes", async () => {
  await verify();
  await verify({ body: new TextEncoder().encode(body) });
  await verify({ header: header().toUpperCase().replace("T=", "t=").replace("V1=", "v1=") });
});

test("a signature is made as SmartAlex makes it", async () => {
  expect(await signDelivery({ body, secret, timestampMs: nowMs })).toBe(header());
  const bytes = Uint8Array.from([0, 255, 10, 128]);
  const made = await signDelivery({ body: bytes, secret, timestampMs: nowMs });
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
  ["two signatures in one", { header: `${header()},v1=${"0".repeat(64)}` }, "malformed_header"],
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

test("an empty secret is refused: anybody could sign with it", async () => {
  expect(await rejection(verify({ secret: "" }))).toBeInstanceOf(RangeError);
  expect(await rejection(signDelivery({ body, secret: "", timestampMs: nowMs }))).toBeInstanceOf(RangeError);
});
