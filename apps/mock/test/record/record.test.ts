import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SmartAlex } from "@smartalex/sdk";
import { afterAll, expect, test } from "vitest";
import { createMock } from "../../src/mock.ts";
import { record, type TextMode } from "../../src/record/record.ts";
import { callWith } from "./calls.ts";

const folder = mkdtempSync(join(tmpdir(), "smartalex-record-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const now = "2026-01-16T00:00:00Z";
const texts = [
  ["My name is David Jones.", "Thank you, David, and your number?", "seven one five 139 0787"],
  ["", "Hello?", `${"word ".repeat(500)}end`],
];

/** Calls with these texts, and with them in undocumented fields. */
function workspace(change: (text: string) => string): object[] {
  return texts.map((turns, index) => {
    const call = callWith(...turns.map(change));
    const transcript = call.transcript.map((turn) => ({ ...turn, speaker: change("operator"), note: change("Jones") }));
    const undocumented = {
      call_status: change("parked"),
      [change("lookup")]: { [change("jones")]: change("7151390787") },
    };
    return { ...call, id: `call_${index}`, summary: change(turns.join(" ")), transcript, ...undocumented };
  });
}

async function recorded(calls: object[], text: TextMode): Promise<{ file: string; progress: unknown[] }> {
  const data = [{ name: "calls.ndjson", text: calls.map((call) => JSON.stringify(call)).join("\n") }];
  const progress: unknown[] = [];
  const path = join(folder, "calls.ndjson");
  await record({
    client: new SmartAlex({ apiKey: "any", fetch: createMock({ data, now }).fetch }),
    sinceHours: 24 * 7,
    path,
    force: true,
    text,
    randomBytes: (length) => new Uint8Array(length),
    signal: new AbortController().signal,
    onProgress: (event) => progress.push({ ...event }),
  });
  return { file: readFileSync(path, "utf8"), progress };
}

test("a workspace with other letters and digits in every text has the same recording, byte for byte", async () => {
  const changed = (text: string) => text.replaceAll(/\p{L}/gu, "q").replaceAll(/\p{N}/gu, "4");
  const before = await recorded(
    workspace((text) => text),
    "placeholder",
  );
  const after = await recorded(workspace(changed), "placeholder");
  expect(after).toEqual(before);
  expect(before.file.split("\n")).toHaveLength(3);
});

test("redacted and raw recordings of such workspaces differ, since they keep texts", async () => {
  for (const text of ["redacted", "raw"] as const) {
    const { file } = await recorded(
      workspace((each) => each),
      text,
    );
    expect(file, text).toContain("David");
    expect(file.includes("7151390787"), text).toBe(text === "raw");
  }
});
