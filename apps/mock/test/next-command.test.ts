import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "@commander-js/extra-typings";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { pastedNext } from "../../../packages/node-files/test/pasted.ts";
import { explainFixtureError } from "../src/commands/explain-fixture-error.ts";
import { addRecordCommand } from "../src/commands/record.ts";
import { FixtureError } from "../src/runtime/errors.ts";
import { createMock } from "../src/mock.ts";

test.each(["a;touch PWN;#.ndjson", "$(touch PWN)", "it's `touch PWN`", "\u202Ee\u001b[2J"])(
  "the printed next command of a recording is quoted correctly: %j",
  async (name) => {
    const folder = mkdtempSync(join(tmpdir(), "smartalex-next-"));
    const mock = createMock();
    const { url } = await mock.listen();
    let stderr = "";
    const program = new Command();
    addRecordCommand(program, {
      env: { SMARTALEX_BASE_URL: url, SMARTALEX_API_KEY: "any_key" },
      stderr: { write: (text) => (stderr += text) },
      randomBytes,
      onInterrupt: () => undefined,
    });
    const out = join(folder, name);
    await program.parseAsync(["record", "--out", out, "--since", "7d"], { from: "user" });
    await mock.close();
    rmSync(folder, { recursive: true });
    expect(pastedNext(stderr)).toEqual(["smartalex-mock", "--data", out]);
  },
);

test.each(["rows.ndjson", "it's $(touch PWN).jsonl"])(
  "for rows of a list, the error contains the command that gets complete calls: %j",
  (name) => {
    const { transcript: _, summary: __, campaign_id: ___, ...row } = document.components.examples.getCall.value.data;
    const folder = mkdtempSync(join(tmpdir(), "smartalex-next-"));
    const file = join(folder, name);
    writeFileSync(file, `${JSON.stringify(row)}\n`);
    const { stderr } = refusedData(file);
    expect(stderr).toMatch(
      /:1: \/campaign_id is missing\. This looks like a row of a list\. --data needs complete calls\nNext: /,
    );
    // The words after < and > are files. Passed to `echo`, they can be compared.
    const words = pastedNext(stderr.replace(" < ", " in ").replace(" > ", " out "));
    rmSync(folder, { recursive: true });
    expect(words).toEqual([
      "smartalex",
      "calls",
      "get",
      "-",
      "in",
      file,
      "out",
      file.replace(/\.\w+$/, ".whole.ndjson"),
    ]);
  },
);

test("the error for another invalid line has no such command", () => {
  expect(
    explainFixtureError(new FixtureError({ file: "a.ndjson", line: 1, pointer: "/cost" }, "is not a number")),
  ).toBe("smartalex-mock: a.ndjson:1: /cost is not a number\n");
});

/** Returns the output of the command for an invalid file. */
function refusedData(file: string): { stderr: string } {
  try {
    createMock({ data: [{ name: file, text: readFileSync(file, "utf8") }] });
  } catch (error) {
    if (error instanceof FixtureError) return { stderr: explainFixtureError(error) };
  }
  throw new Error("expected a FixtureError");
}
