import fc from "fast-check";
import { expect, test } from "vitest";
import { normalizeText } from "../src/text/normalize-text.ts";

test("digits of every script become ASCII digits", () => {
  for (const zero of "٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐０") {
    const digits = Array.from({ length: 10 }, (_, value) => String.fromCharCode(zero.charCodeAt(0) + value)).join("");
    expect(normalizeText(digits), digits).toBe("0123456789");
  }
});

test("full-width letters and punctuation, dashes and zero-width characters become ASCII", () => {
  expect(normalizeText("ｊａｎ＠ｅｘａｍｐｌｅ．ｐｌ ＋４８ 600‑100−200\u200b1")).toBe(
    "jan@example.pl +48 600-100-200 1",
  );
});

test("the length does not change, so that positions are valid in the original text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(normalizeText(text)).toHaveLength(text.length);
    }),
  );
});
