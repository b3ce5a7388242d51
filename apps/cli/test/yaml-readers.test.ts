import fc from "fast-check";
import { load } from "js-yaml";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { anyText } from "../../../packages/node-files/test/hostile-text.ts";
import { toYamlItem } from "../src/format/yaml.ts";
import { isPyYamlThere, readByPyYaml } from "./readers.ts";

const words = [
  "e123",
  "E12",
  "e-5",
  "e+5",
  "e1_0",
  "e",
  "b1",
  "o7",
  "x1F",
  "y",
  "No",
  "on",
  "inf",
  "NaN",
  "a-b",
  "call_1",
  "e12-x",
];
/** Strings that look like YAML words or numbers. */
const wordLike = fc.oneof(
  fc.constantFrom(...words),
  fc.stringMatching(/^[a-zA-Z][\w-]{0,5}$/),
  fc.stringMatching(/^[eEbox][-+]?[0-9_]{1,5}$/),
);

test("every YAML reader reads a string as that string: yaml in 1.1 and 1.2, and js-yaml", () => {
  fc.assert(
    fc.property(fc.oneof(wordLike, anyText), (text) => {
      const value = { id: text, list: [text] };
      const written = toYamlItem(value);
      for (const version of ["1.1", "1.2"] as const) expect(parse(written, { version })).toEqual([value]);
      expect(load(written)).toEqual([value]);
    }),
    { numRuns: 5_000, examples: words.map((word) => [word]) },
  );
});

test.skipIf(!isPyYamlThere)(
  `PyYAML reads a string as that string${isPyYamlThere ? "" : " (PyYAML is not installed)"}`,
  () => {
    const texts = [...words, ...fc.sample(wordLike, { numRuns: 2_000, seed: 1 })];
    expect(readByPyYaml(texts.map((text) => toYamlItem(text)).join(""))).toEqual(texts);
  },
);
