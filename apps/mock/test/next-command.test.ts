import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "@commander-js/extra-typings";
import { expect, test } from "vitest";
import { pastedNext } from "../../../packages/node-files/test/pasted.ts";
import { declareRecord } from "../src/command/record.ts";
import { createMock } from "../src/mock.ts";

test.each(["a;touch PWN;#.ndjson", "$(touch PWN)", "it's `touch PWN`", "\u202Ee\u001b[2J"])(
  "the next command of a recording is pasted as it is meant: %j",
  async (name) => {
    const folder = mkdtempSync(join(tmpdir(), "smartalex-next-"));
    const mock = createMock();
    const { url } = await mock.listen();
    let stderr = "";
    const program = new Command();
    declareRecord(program, {
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
