import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const GLOSSARY = "docs/glossary.md";
const root = fileURLToPath(new URL("../../../", import.meta.url));
const folders = ["*.md", "llms.txt", "docs", "openapi", "packages", "apps/*/README.md", "apps/*/src"];

const texts = execFileSync("git", ["ls-files", "-z", "--", ...folders], { cwd: root, encoding: "utf8" })
  .split("\0")
  .filter((file) => /\.(?:md|txt|ya?ml|ts|json)$/.test(file) && file !== GLOSSARY && existsSync(join(root, file)))
  .map((file) => readFileSync(join(root, file), "utf8"));

const terms = [...readFileSync(join(root, GLOSSARY), "utf8").matchAll(/^\| (.+?) +\|/gm)]
  .map(([, term = ""]) => term)
  .filter((term) => term !== "term" && !/^-+$/.test(term));

/** Matches a term in prose, over line breaks and in the plural, and in names such as `lookbackHours` and `page-range`. */
function termPattern(term: string): RegExp {
  return new RegExp(String.raw`(?<![a-z])${term.split(/[ -]/).join(String.raw`[\s_*/#-]*`)}`, "i");
}

test("the glossary has terms", () => {
  expect(terms.length).toBeGreaterThan(20);
});

test.each(terms)("the docs or the code use the term %j of the glossary", (term) => {
  expect(texts.some((text) => termPattern(term).test(text))).toBe(true);
});
