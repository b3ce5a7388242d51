import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { findProblems } from "./promises/find-problems.ts";
import { collectTests, testNames } from "./promises/test-names.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const tests = collectTests(root);

test.each(["SECURITY.md", "apps/cli/README.md"])("every promise of %s names an existing test", (page) => {
  expect(findProblems(readFileSync(join(root, page), "utf8"), tests)).toEqual([]);
});

describe("the check of promises", () => {
  const names = ["a key is sent to one host", "a key is in no log", "a redirect is not followed", "pages add up"];
  const testFiles = new Map(names.map((name) => [name, ["packages/sdk/test/key.test.ts"]]));

  test("reports a marker whose test does not exist, with the three most similar names", () => {
    const page = "# Keys\n\nThe key stays.\n\n<!-- [test: a key is in no log] [test: a key is sent to no host] -->\n";
    expect(findProblems(page, testFiles)).toEqual([
      'line 3: test not found: "a key is sent to no host". The most similar names are ' +
        '"a key is sent to one host", "a key is in no log", "a redirect is not followed"',
    ]);
  });

  test("reports a test name that occurs in several files, and accepts the name with its file", () => {
    const page = (marker: string) => `Requests wait.\n\n<!-- [test: ${marker}] -->\n`;
    const twice = new Map([["it waits", ["apps/mock/test/pace.test.ts", "packages/sdk/test/pace.test.ts"]]]);
    expect(findProblems(page("it waits"), twice)).toEqual([
      'line 1: several files have the test "it waits". Write [test: FILE > it waits] with one of ' +
        "apps/mock/test/pace.test.ts, packages/sdk/test/pace.test.ts",
    ]);
    expect(findProblems(page("sdk/test/pace.test.ts > it waits"), twice)).toEqual([]);
    expect(findProblems(page("space.test.ts > it waits"), twice)[0]).toMatch(/^line 1: test not found: /);
  });

  test("reports a paragraph, a list item and a table without a marker", () => {
    const page = "A paragraph\nof two lines.\n\n- an item\n- another one\n\n| a   |\n| --- |\n| b   |\n\nThe last one.";
    const starts = ["1: A paragraph of two lines.", "4: - an item", "5: - another one", "7: | a   | | --- | | b   |"];
    const missing = [...starts, "11: The last one."].map((start) => {
      const [line = "", text = ""] = start.split(": ");
      return `line ${line}: "${text}" is not followed by <!-- [test: name] --> or <!-- [no promise] -->`;
    });
    expect(findProblems(page, testFiles)).toEqual(missing);
  });

  test("accepts a marker after each block, and requires none for headings and code", () => {
    const page = [
      "# Keys",
      "A paragraph.\n<!-- [no promise] -->",
      "- an item\n  <!-- [test: pages add up] -->\n- another one\n  of two lines\n  <!--\n  [test: a key is in no log]\n  [test: pages add up]\n  -->",
      "| a   |\n| --- |\n| b   |",
      "<!-- [test: pages add up] -->",
      "```console\n$ smartalex\n\nnot prose\n```",
    ];
    expect(findProblems(page.join("\n\n"), testFiles)).toEqual([]);
  });

  test("ignores a comment that is not a marker, or belongs to another block", () => {
    for (const comment of [
      "<!-- a note -->",
      "## Heading\n\n<!-- [no promise] -->",
      "```\n```\n<!-- [no promise] -->",
    ]) {
      expect(findProblems(`A paragraph.\n\n${comment}\n`, testFiles), comment).toHaveLength(1);
    }
  });
});

describe("the names of tests", () => {
  test("are read from every form of test", () => {
    const source = `
      test("plain", () => {});
      it('in quotes', () => {});
      test.concurrent("at once", async () => {});
      test.each([["not a name"]])("each %s, with [brackets]", () => {});
      test.each\`a\${1}\`("a table of $a", () => {});
      describe("a group", () => {
        for (const shell of shells) test.skipIf(why !== "").each(cases)(\`\${shell} is in the middle\${why}\`, () => {});
      });`;
    expect(testNames(source)).toEqual([
      "plain",
      "in quotes",
      "at once",
      "each %s, with [brackets]",
      "a table of $a",
      "${shell} is in the middle",
    ]);
  });

  test("do not include skipped tests, comments, and methods with the name test", () => {
    const source = `
      test.skip("skipped", () => {});
      test.todo("to do");
      describe.skip("a group", () => { test("within", () => {}); });
      // test("in a comment", () => {});
      const text = 'test("in a text", () => {})';
      /x/.test("a pattern");
      pattern.test("another one");`;
    expect(testNames(source)).toEqual([]);
  });
});
