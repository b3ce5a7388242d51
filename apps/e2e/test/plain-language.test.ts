import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { findWords, isNeeded } from "./plain-language/find-words.ts";
import { quotations } from "./plain-language/quotations.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const areas: Readonly<Record<string, readonly string[]>> = {
  "the contract": ["packages/contract"],
  "the SDK": ["packages/sdk"],
  "the mock": ["apps/mock"],
  "the conformance checks": ["packages/conformance"],
  "the OpenAPI document": ["openapi"],
  "the documentation": ["docs", "README.md", "CONTRIBUTING.md", "SECURITY.md", "llms.txt"],
  "the changesets": [".changeset"],
  "the command line": ["apps/cli"],
  "the files of the programs": ["packages/node-files"],
  "the benchmarks": ["apps/bench"],
  "the release check": ["apps/release"],
  "the end-to-end tests": ["apps/e2e"],
  "the redaction": ["packages/redact"],
  "the scripts and the tools": ["tools", "scripts", "bin", ".ci", ".github"],
};
/** These files contain the words on purpose. */
const excluded = [
  "apps/e2e/test/plain-language.test.ts",
  "apps/e2e/test/plain-language/patterns.ts",
  "apps/e2e/test/plain-language/quotations.ts",
];

/** The files that git tracks, without binary files. */
function textFiles(paths: readonly string[]): string[] {
  const files = execFileSync("git", ["ls-files", "-z", "--", ...paths], { cwd: root, encoding: "utf8" }).split("\0");
  return files.filter((file) => file !== "" && !excluded.includes(file) && existsSync(join(root, file)));
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}

test.each(Object.entries(areas))("%s: every text is in plain language", (_, paths) => {
  const matches = textFiles(paths).flatMap((file) => {
    const quoted = quotations.filter((quotation) => quotation.file === file).map(({ text }) => text);
    return findWords(read(file), file, quoted).map(({ line, sentence, words }) => {
      return `${file}:${line}: "${words}" in: ${sentence}`;
    });
  });
  expect(matches).toEqual([]);
});

test("every exception is still needed", () => {
  const unneeded = quotations.filter((quotation) => !isNeeded(quotation, read(quotation.file)));
  expect(unneeded).toEqual([]);
});

describe("findWords", () => {
  test("returns the line, the words and the sentence of a match", () => {
    const source = "# Title\n\nThe first sentence. This value is none that fits. The end.\n";
    expect(findWords(source, "a.md")).toEqual([
      { line: 3, words: "is none", sentence: "This value is none that fits." },
    ]);
  });

  test.each([
    ["a paragraph", "a.md", "A value\nis\nnone."],
    ["a list item", "a.md", "- A value is\n  none."],
    ["a quote", "a.md", "> A value is\n> none."],
    ["a block comment", "a.ts", "/**\n * A value is\n * none.\n */"],
    ["a line comment", "a.ts", "  // A value is\n  // none."],
    ["a concatenated string", "a.ts", 'const message =\n  "A value is " +\n  `none.`;'],
    ["a YAML value", "a.yaml", "description: >-\n  A value is\n  none."],
    ["a YAML comment", "a.yaml", "# A value is\n# none."],
  ])("finds words that a line break separates in %s", (_, file, source) => {
    expect(findWords(source, file).map(({ words }) => words)).toEqual(["is none"]);
  });

  test("ignores case, and matches whole words only", () => {
    expect(findWords("Beside it. Besides, emended.", "a.md").map(({ words }) => words)).toEqual(["Beside"]);
  });

  test.each([
    ["paragraphs", "a.md", "It is\n\nnone"],
    ["list items", "a.md", "- it is\n- none"],
    ["a comment and code", "a.ts", "// it is\nnone()"],
    ["lines of code", "a.ts", "value is\nnone"],
  ])("does not join separate %s", (_, file, source) => {
    expect(findWords(source, file)).toEqual([]);
  });

  test("ignores a match inside of a quotation, and only there", () => {
    const source = 'The output is "time is\nnone". The value is none.';
    expect(findWords(source, "a.md", ["time is none"])).toEqual([
      { line: 2, words: "is none", sentence: "The value is none." },
    ]);
  });

  test("an exception is not needed if its text is missing, or has none of the words", () => {
    const quotation = { file: "a.md", text: "time is none", reason: "an example" };
    expect(isNeeded(quotation, "The time is\nnone.")).toBe(true);
    expect(isNeeded(quotation, "The value is none.")).toBe(false);
    expect(isNeeded({ ...quotation, text: "The time" }, "The time is none.")).toBe(false);
  });
});
