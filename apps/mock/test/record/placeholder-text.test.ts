import fc from "fast-check";
import { expect, test } from "vitest";
import { createKeyedHash } from "../../src/record/keyed-hash.ts";
import { countWords, placeholderText } from "../../src/record/placeholder-text.ts";

const hash = createKeyedHash(new Uint8Array(32).fill(1));

test.each([
  [0, 0],
  [1, 5],
  [7, 5],
  [8, 10],
  [12, 10],
  [1_000, 1_000],
])("a text of %i words becomes one of %i", (wordCount, expected) => {
  expect(countWords(placeholderText(hash, { index: 0, wordCount }))).toBe(expected);
});

test("the text depends on the seed and on the index of the turn", () => {
  const other = createKeyedHash(new Uint8Array(32).fill(2));
  const position = { index: 0, wordCount: 40 };
  const texts = [
    placeholderText(hash, position),
    placeholderText(other, position),
    placeholderText(hash, { ...position, index: 1 }),
    placeholderText(hash, { ...position, index: "summary" }),
  ];
  expect(new Set(texts).size).toBe(4);
  expect(placeholderText(hash, position)).toBe(texts[0]);
});

test("every text is made of a few sentences of five words, without digits", () => {
  const sentences = new Set<string>();
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 200 }), (index, wordCount) => {
      const text = placeholderText(hash, { index, wordCount });
      expect(text).toMatch(/^(?:[A-Z][a-z]*,?(?: [A-Za-z]+,?){3} [a-z]+[.?](?: |$))+$/);
      for (const sentence of text.match(/[^.?]+[.?]/g) ?? []) sentences.add(sentence.trim());
    }),
    { numRuns: 500 },
  );
  expect(sentences.size).toBeLessThanOrEqual(30);
});

test("words are separated by white space of any kind", () => {
  expect(["", "  ", "one", " one\ttwo\n", "a-b c\u3000d"].map(countWords)).toEqual([0, 0, 1, 2, 3]);
});
