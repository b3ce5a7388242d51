import { inspect } from "node:util";
import { SmartAlex, type Fetch, type SmartAlexError } from "@smartalex/sdk";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createRedactor } from "../src/runtime/redact-secrets.ts";
import { rejection, scripted, stoppedClock } from "./fakes.ts";

const apiKey = "sk_live/do+not=print&me";
/** A key that can be the name of a header. */
const headerKey = "sk_live_do_not_print";

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

test.each<[string, (key: string) => string]>([
  ["in hexadecimal", (key) => Buffer.from(key).toString("hex")],
  ["in hexadecimal, in capitals", (key) => Buffer.from(key).toString("hex").toUpperCase()],
  ["in UTF-16", (key) => Buffer.from(key, "utf16le").toString()],
  ["in UTF-16, big-endian", (key) => `\0${Buffer.from(key, "utf16le").toString().slice(0, -1)}`],
])("redacts a key %s", (_, encode) => {
  expect(createRedactor(apiKey)(`"before ${encode(apiKey)}" after`)).toMatch(/^"before \[redacted\]"\0? after$/);
});

test("keeps zero bytes in a text without the key", () => {
  expect(createRedactor(apiKey)("a\0b\0")).toBe("a\0b\0");
});

test.each(["\\", "%", "&", "\\%"])("a key with many %s takes no exponential time", (character) => {
  const key = `${character.repeat(12)}X`;
  const startMs = performance.now();
  for (const text of [character.repeat(80), "%25".repeat(80), "&amp;".repeat(80)]) {
    expect(createRedactor(key)(text)).toBe(text);
  }
  expect(createRedactor(key)(`a${key}b`)).toBe("a[redacted]b");
  expect(performance.now() - startMs).toBeLessThan(5_000); // without the memory of failed positions: hours
});

test("many keys do not make the redaction of a text slow that repeats their beginning", () => {
  const keys = Array.from({ length: 200 }, (_, index) => `sk_live_${String(index).padStart(20, "0")}`);
  const text = "sk_live_00000000000000000".repeat(10_000);
  const startMs = performance.now();
  expect(createRedactor(...keys)(text)).toBe(text);
  expect(performance.now() - startMs).toBeLessThan(1_500); // comparing each key: 2 seconds for each 250 KB, when idle
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

test("no response and no error has a header whose name contains the key", async () => {
  const headers = { [`x-${headerKey}`]: "1", "x-request-id": "req_1" };
  const fetch = scripted(new Response("{}", { headers }), new Response("", { status: 400, headers }));
  const client = new SmartAlex({ apiKey: headerKey, clock: stoppedClock(), fetch });
  const expected = [["x-request-id", "req_1"]];
  const withoutType = (all: Headers | undefined) => [...(all ?? [])].filter(([name]) => name !== "content-type");
  expect(withoutType((await client.fetch("/agents")).headers)).toEqual(expected);
  const error = (await rejection(client.fetch("/agents"))) as SmartAlexError;
  expect(withoutType(error.headers)).toEqual(expected);
  expect(inspect(error)).not.toContain(headerKey);
});

test("invalid headers of a custom fetch are omitted, so that no error quotes them", async () => {
  const entries = [
    [`x ${headerKey}`, "1"],
    ["x-a", `${headerKey}\nx`],
    ["x-b", "\u{1f4a1}"],
    ["x-c", "1"],
  ];
  const fetch: Fetch = () => {
    const headers = { get: () => null, [Symbol.iterator]: () => entries.values() as ArrayIterator<[string, string]> };
    return Promise.resolve({ status: 200, headers, arrayBuffer: () => Promise.resolve(new ArrayBuffer(0)) });
  };
  const response = await new SmartAlex({ apiKey: headerKey, clock: stoppedClock(), fetch }).fetch("/agents");
  expect([...response.headers].filter(([name]) => name !== "content-type")).toEqual([["x-c", "1"]]);
});

test.each<[string, (client: SmartAlex) => Promise<unknown>]>([
  ["as the ID of a call", ({ calls }) => calls.get(headerKey)],
  ["in an ID that cannot be sent", ({ calls }) => calls.get(`${headerKey}\ud800`)],
  ["as a path", (client) => client.fetch(headerKey)],
  [
    "in a path with an invalid query",
    ({ api }) => api.GET(`/${headerKey}` as "/calls", { params: { query: { page: NaN } } }),
  ],
])("no error repeats a key that was passed by mistake %s", async (_, request) => {
  const fetch = scripted(Response.json({ data: { id: "call_1" } }));
  const error = await rejection(request(new SmartAlex({ apiKey: headerKey, clock: stoppedClock(), fetch })));
  expect((error as Error).message).toContain("[redacted]");
  expect(inspect(error)).not.toContain(headerKey);
});

test("logs have URLs in one line and without control characters, and the key is redacted even if a line break splits it", async () => {
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const logger = { error: log, warn: log, info: log, debug: log };
  const fetch = scripted(new Response("", { status: 400 }));
  const client = new SmartAlex({
    apiKey: headerKey,
    baseUrl: "https://api.test/v1",
    clock: stoppedClock(),
    fetch,
    logger,
    logLevel: "debug",
  });
  await rejection(client.fetch(`/a\nb\u001b[2J/${headerKey.slice(0, 5)}\n${headerKey.slice(5)}`));
  const url = "GET https://api.test/v1/ab%1B[2J/[redacted]";
  expect(lines).toEqual([url, expect.stringContaining(`${url} 400 in `), `${url} failed: InvalidRequestError`]);
});
