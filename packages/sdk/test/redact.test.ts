import { inspect } from "node:util";
import { SmartAlex, type Fetch, type SmartAlexError } from "@smartalex/sdk";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createRedactor } from "../src/runtime/redact-secrets.ts";
import { rejection, scripted, stoppedClock } from "./fakes.ts";

const apiKey = "sk_live/do+not=print&me";

const hex = (character: string) => character.charCodeAt(0).toString(16).padStart(2, "0");
/** The forms that one character can have in a server's text. */
const forms: Record<string, (character: string) => string> = {
  verbatim: (character) => character,
  "escaped in JSON": (character) => `\\u00${hex(character)}`,
  "escaped in JSON, in capitals": (character) => `\\u00${hex(character).toUpperCase()}`,
  "escaped in JSON that is a string of JSON": (character) => `\\\\u00${hex(character)}`,
  "with a backslash": (character) => (/\w/.test(character) ? character : `\\${character}`),
  "percent-encoded": (character) => `%${hex(character)}`,
  "percent-encoded twice": (character) => `%25${hex(character)}`,
  "percent-encoded, and then escaped in JSON": (character) => `\\u0025${hex(character)}`,
  "escaped in HTML, decimal": (character) => `&#${character.charCodeAt(0)};`,
  "escaped in HTML, hexadecimal": (character) => `&#x${hex(character)};`,
  "in capitals": (character) => character.toUpperCase(),
};
const base64: Record<string, (key: string) => string> = {
  "in Base64": (key) => btoa(key),
  "in Base64 after other text": (key) => btoa(`Bearer ${key}`),
  "in Base64 before other text": (key) => btoa(`x${key}:password`),
  "in the URL alphabet of Base64": (key) => btoa(`x:${key}`).replaceAll("+", "-").replaceAll("/", "_"),
};

test.each(Object.entries(forms))("redacts a key %s, and keeps the text around it", (_, encode) => {
  const encoded = Array.from(apiKey, encode).join("");
  expect(createRedactor(apiKey)(`"before ${encoded} after" ${encoded}`)).toBe('"before [redacted] after" [redacted]');
});

test.each(Object.entries(base64))("redacts a key %s, except for its ends", (_, encode) => {
  const masked = createRedactor(apiKey)(`before ${encode(apiKey)} after`);
  expect(masked).toMatch(/^before .{0,14}\[redacted\].{0,16} after$/);
});

test.each([apiKey, "SK_Live-0123aB", "a%25b&amp;c\\d%&\\\\"])(
  "redacts %s if each character has another form, and nothing else",
  (key) => {
    const character = fc.constantFrom(...Object.values(forms));
    const around = fc.string({
      unit: fc.constantFrom("a", "s", "k", "_", "\\", "%", "&", "2", "5", "u", "0", ";", " "),
    });
    let redacted = 0;
    fc.assert(
      fc.property(fc.array(character, { minLength: key.length, maxLength: key.length }), around, (encoders, text) => {
        const encoded = Array.from(key, (each, index) => encoders[index]?.(each)).join("");
        const redact = createRedactor(key);
        expect(redact(`"${encoded}" ${text}`)).toBe(`"[redacted]" ${text}`);
        expect(redact(text)).toBe(text);
        redacted++;
      }),
      { numRuns: 2_000, seed: 5 },
    );
    expect(redacted).toBe(2_000);
  },
);

test("redacts several secrets, also if one is the beginning of another", () => {
  const redact = createRedactor("sk_live_0123", "sk_live_0123456789", "sk_live_9999", "test");
  expect(redact("sk_live_0123456789 sk_live_9999 SK_LIVE_0123 sk_live_4567 test")).toBe(
    "[redacted] [redacted] [redacted] sk_live_4567 test",
  );
});

test("redacts a key of several kilobytes, such as a JSON Web Token", () => {
  const token = `eyJhbGciOiJIUzI1NiJ9.${"aB3-_".repeat(1_000)}`;
  const escaped = Array.from(token, (character) => `\\u00${hex(character)}`).join("");
  expect(createRedactor(token)(`before ${token} ${escaped} after eyJh`)).toBe(
    "before [redacted] [redacted] after eyJh",
  );
});

test("does not change text without the key, whatever it contains", () => {
  const texts = [
    "",
    '{"text":"100 % \\"sure\\" &amp; more\\n\\u00e9"}',
    "%".repeat(99),
    "\\".repeat(99),
    "&#38;".repeat(99),
  ];
  for (const text of texts) expect(createRedactor(apiKey)(text)).toBe(text);
});

/** Whether a text contains the key in any form. */
function reveals(text: string): boolean {
  const plain = text
    .replaceAll(/\\+u00([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replaceAll(/%(?:25)*([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    .replaceAll(/\\/g, "");
  return [text, plain].some((each) => each.includes(apiKey));
}

const inJson = apiKey.replaceAll("/", "\\/").replaceAll("+", "\\u002b").replaceAll("s", "\\u0073");
const inUrl = encodeURIComponent(apiKey);
const json = { "content-type": "application/json" };

test.each<[string, () => Response]>([
  [
    "an error's message",
    () => new Response(`{"error":{"code":"no","message":"no key ${inJson}"}}`, { status: 401, headers: json }),
  ],
  [
    "an error's code",
    () => new Response(`{"error":{"code":"${inJson}","message":"no"}}`, { status: 403, headers: json }),
  ],
  [
    "problem details",
    () => new Response(`{"title":"no","detail":"\\u0073${inJson.slice(6)}"}`, { status: 404, headers: json }),
  ],
  ["a text", () => new Response(`no key ${inUrl}`, { status: 400 })],
  ["a page", () => new Response(`<a href="?key=${inUrl}">`, { status: 502, headers: { "x-request-id": inUrl } })],
  ["a redirect", () => new Response(null, { status: 302, headers: { location: `https://login.test/?key=${inUrl}` } })],
  ["a success that is not JSON", () => new Response(`<a href="?key=${inUrl}">`)],
])("no error contains a key that the server repeats, escaped, in %s", async (_, answer) => {
  const fetch: Fetch = () => Promise.resolve(answer());
  const smartalex = new SmartAlex({
    apiKey,
    baseUrl: "http://127.0.0.1/v1",
    fetch,
    clock: stoppedClock(),
    maxRetries: 0,
  });
  const error = (await rejection(smartalex.calls.get("call_1"))) as SmartAlexError;
  const shown = [
    inspect(error, { depth: 9, showHidden: true }),
    JSON.stringify([error, error.body, [...(error.headers ?? [])]]),
  ];
  expect(shown.filter(reveals)).toEqual([]);
  expect(shown.join()).toContain("[redacted]");
});

test("no data contains a key that the server repeats, escaped, in a call", async () => {
  const fetch = scripted(new Response(`{"data":{"id":"call_1","summary":"the key is ${inJson}"}}`));
  const { data, response } = await new SmartAlex({
    apiKey,
    baseUrl: "http://127.0.0.1/v1",
    fetch,
  }).calls
    .get("call_1")
    .withResponse();
  expect(data).toMatchObject({ summary: "the key is [redacted]" });
  expect(reveals(await response.text())).toBe(false);
});

test("no event contains a key that was passed as an ID", async () => {
  const urls: string[] = [];
  const fetch = scripted(new Response("{}", { status: 404 }));
  const smartalex = new SmartAlex({
    apiKey,
    baseUrl: "http://127.0.0.1/v1",
    fetch,
    onRequest: ({ url }) => urls.push(url),
    onResponse: ({ url }) => urls.push(url),
  });
  await rejection(smartalex.calls.get(apiKey));
  expect(urls).toEqual(Array(2).fill("http://127.0.0.1/v1/calls/[redacted]"));
});
