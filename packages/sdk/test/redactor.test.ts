import fc from "fast-check";
import { expect, test } from "vitest";
import { createRedactor } from "../src/runtime/redact-secrets.ts";
import { createDetector, createLazyRedactor } from "../src/runtime/redactor.ts";

const keys = [
  "sk_live/do+not=print&me",
  "sk_live_0123456789abcdef",
  "a%25b&amp;c\\d%&\\\\",
  "quote\"'<>`{}key",
  "12345678",
];
const hex = (character: string) => character.charCodeAt(0).toString(16).padStart(2, "0");
const entities: Record<string, string> = { "&": "amp", "'": "apos", "+": "plus", "/": "sol", "<": "lt", "=": "equals" };

/** The forms that one character can have. Each is redacted, together with any other form of the other characters. */
const forms: ((character: string) => string)[] = [
  (character) => character,
  (character) => character.toUpperCase(),
  (character) => `\\u00${hex(character)}`,
  (character) => `\\\\\\u00${hex(character)}`,
  (character) => `\\u{${hex(character)}}`,
  (character) => `\\u{0000${hex(character)}}`,
  (character) => `\\x${hex(character)}`,
  (character) => (/[a-z0-9]/i.test(character) ? character : `\\${character}`),
  (character) => `%${hex(character)}`,
  (character) => `%2525${hex(character)}`,
  (character) => `\\u0025${hex(character)}`,
  (character) => `&#${character.charCodeAt(0)};`,
  (character) => `&amp;#x0${hex(character)};`,
  (character) => (entities[character] === undefined ? character : `&${entities[character]};`),
];
const wholeForms: ((key: string) => string)[] = [
  (key) => Buffer.from(key).toString("hex"),
  (key) => btoa(key),
  (key) => btoa(`x:${key}`).replaceAll("+", "-").replaceAll("/", "_"),
  (key) => Buffer.from(key, "utf16le").toString(),
];

test("the detector misses no text that the redactor changes", () => {
  let changed = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...keys),
      fc.array(fc.constantFrom(...forms), { minLength: 24, maxLength: 24 }),
      fc.option(fc.constantFrom(...wholeForms), { freq: 4 }),
      fc.string(),
      (key, encoders, whole, around) => {
        const encoded = whole?.(key) ?? Array.from(key, (character, index) => encoders[index]?.(character)).join("");
        const text = `${around}${encoded}${around}`;
        if (createRedactor(key)(text) === text) return;
        changed++;
        expect(createDetector(key)(text)).toBe(true);
      },
    ),
    { numRuns: 3_000 },
  );
  expect(changed).toBeGreaterThan(2_000);
});

test("the detector does not miss U+212A in place of a k, which the redactor accepts", () => {
  const key = "sk_li_Key_1234567890";
  for (const text of [key.replace("K", "\u212a"), "sk_li_key_12345\u212a7890", "\u212a"]) {
    if (createRedactor(key)(text) !== text) expect(createDetector(key)(text)).toBe(true);
  }
  expect(createDetector(key)(key.replace("K", "\u212a"))).toBe(true);
});

test("the usual text of a response contains nothing that may be a secret, so nothing has to be loaded", () => {
  const mayContainSecret = createDetector("sk_live_0123456789abcdef");
  const texts = [
    '{"data":{"id":"call_1","summary":"He said \\"100 % sure\\",\\nthen R&D left.\\u2019 C:\\\\temp \\/ \\u00e9"}}',
    '{"key":"sk_liv 0123456789abcdef"}',
    "",
  ];
  for (const text of texts) expect(mayContainSecret(text)).toBe(false);
});

test("redacts without a promise only if the text cannot contain the secret", async () => {
  const { load, redact } = createLazyRedactor("sk_live_0123456789abcdef");
  expect(redact("nothing to hide")).toBe("nothing to hide");
  const redacted = redact("key sk_live_0123456789abcdef");
  expect(redacted).toBeInstanceOf(Promise);
  expect(await redacted).toBe("key [redacted]");
  expect((await load())("sk%5flive_0123456789abcdef")).toBe("[redacted]");
});

test("a secret that is too short to be redacted is never searched for", () => {
  expect(createLazyRedactor("test").redact("a test with %74est")).toBe("a test with %74est");
});
