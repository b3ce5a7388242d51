import { appendFileSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { expect, test } from "vitest";
import { createColors } from "../src/io/colors.ts";
import { describeFlags } from "../src/filters/describe-flags.ts";
import { toFsError } from "../src/export/files/fs-error.ts";
import { headerLine, readJournal, entryLine } from "../src/export/files/journal.ts";
import { createLayout } from "../src/export/layout.ts";
import { readLines } from "../src/export/files/read-lines.ts";
import { createProgress, formatProgress } from "../src/export/progress.ts";
import { exportFolder } from "./export-folder.ts";
import { callAt } from "./simulated-live-workspace.ts";

const folder = exportFolder();
const header = { asked: "--format csv", startedAtMs: 1 };
const step = { ids: ["call_1", "call_2"], gone: ["call_2"], failed: [], calls: 1, rows: 3 };

test.each([
  [{ given: 1_200, total: 5_000, givenNow: 1_200, elapsedMs: 5_000 }, "1,200 of 5,000 calls, 240/s, 16s left"],
  [{ given: 4_900, total: 5_000, givenNow: 100, elapsedMs: 50_000 }, "4,900 of 5,000 calls, 2.0/s, 50s left"],
  [{ given: 0, total: 5_000, givenNow: 0, elapsedMs: 0 }, "0 of 5,000 calls, 0.0/s"],
  [{ given: 10, total: 9, givenNow: 10, elapsedMs: 1_000 }, "10 of 9 calls, 10/s, 0s left"],
])("%j is %j", (facts, text) => {
  expect(formatProgress(facts)).toBe(text);
});

test("a wait for the rate limit is shown on the status line, truncated to a line, and only on a terminal", async () => {
  const shown = async (io: { isTerminal: boolean; TERM?: string }) => {
    let text = "";
    const write = (more: string) => Promise.resolve(void (text += more));
    const stderr = { isTerminal: io.isTerminal, columns: 60, colorize: createColors({}, false), write };
    const clock = { now: () => 0, startTimer: () => () => undefined };
    const standing = { given: 100, total: 5_000 };
    const progress = createProgress({ clock, stderr, env: { TERM: io.TERM } }, () => standing);
    await progress.show();
    progress.wait(61_000);
    await progress.clear();
    return text.split("\r\u001b[K");
  };
  const [, , waiting, last] = await shown({ isTerminal: true });
  expect(waiting).toBe("100 of 5,000 calls, 100,000/s, 1s left, waiting 1m 01s for the rate limit".slice(0, 59));
  expect(last).toBe("");
  expect(await shown({ isTerminal: false })).toEqual([""]);
  expect(await shown({ isTerminal: true, TERM: "dumb" })).toEqual([""]);
});

test("during a wait for the rate limit, the status line counts written calls", async () => {
  let [nowMs, text] = [0, ""];
  const write = (more: string) => Promise.resolve(void (text += more));
  const stderr = { isTerminal: true, columns: 120, colorize: createColors({}, false), write };
  const clock = { now: () => nowMs, startTimer: () => () => undefined };
  const standing = { given: 0, total: 5_000 };
  const progress = createProgress({ clock, stderr, env: {} }, () => standing);
  await progress.show();
  standing.given = 819;
  nowMs = 50; // too soon for another update, except for a wait
  progress.wait(40_000);
  expect(text.split("\r\u001b[K").at(-1)).toMatch(/^819 of 5,000 calls, .*, waiting 40s for the rate limit$/);
  standing.given = 829;
  nowMs = 10_050;
  await progress.show();
  expect(text.split("\r\u001b[K").at(-1)).toMatch(/^829 of 5,000 calls, .*, waiting 30s for the rate limit$/);
  nowMs = 41_000;
  await progress.show();
  expect(text.split("\r\u001b[K").at(-1)).not.toContain("waiting");
});

test.each([
  ["ENOSPC", "The disk is full. Free some space, then run the command again."],
  [
    "EACCES",
    "/data/calls.csv cannot be written: permission denied. Specify a file in a directory that you can write to.",
  ],
  ["EROFS", "/data/calls.csv cannot be written: the file system is read-only. Specify a file on another one."],
  ["ENOENT", "The directory /data does not exist. Create it first."],
  ["EWHATEVER", "/data/calls.csv cannot be written (EWHATEVER). Check the disk, then run the command again."],
])("%s has a readable message", (code, message) => {
  const error = Object.assign(new Error(`${code}: something, write`), { code });
  expect(toFsError(error, "/data/calls.csv")).toMatchObject({ message });
});

test("errors other than system errors are unchanged", () => {
  for (const error of [new TypeError("x"), Object.assign(new Error("y"), { code: "ERR_INVALID_ARG_TYPE" }), "z"]) {
    expect(toFsError(error, "calls.csv")).toBe(error);
  }
});

async function journalOf(text: string, bytesThere: number) {
  writeFileSync(folder.path("journal"), text);
  const file = await open(folder.path("journal"));
  try {
    return await readJournal(file, bytesThere);
  } finally {
    await file.close();
  }
}

test("a journal is valid up to the last entry whose bytes exist", async () => {
  const whole = headerLine(header) + entryLine(step, 50);
  const rest = entryLine({ ...step, ids: ["call_3"] }, 90);
  const first = {
    offset: 50,
    given: 2,
    calls: 1,
    rows: 3,
    gone: { count: 1, ids: ["call_2"] },
  };
  expect(await journalOf(whole + rest, 90)).toMatchObject({
    ...header,
    standing: { offset: 90, given: 3, calls: 2 },
    ids: ["call_1", "call_2", "call_3"],
  });
  expect(await journalOf(whole + rest, 89)).toMatchObject({
    standing: first,
    ids: ["call_1", "call_2"],
    end: whole.length,
  });
  expect(await journalOf(whole + rest.slice(0, -1), 90)).toMatchObject({ standing: first, end: whole.length });
  expect(await journalOf(`${whole}\0\0\0\n${rest}`, 90)).toMatchObject({ standing: first, end: whole.length });
  expect(await journalOf(headerLine(header), 90)).toMatchObject({ standing: { offset: 0, given: 0 } });
  expect(await journalOf(headerLine(header).slice(0, -2), 90)).toBeUndefined();
  expect(await journalOf('{"version":99}\n', 90)).toBeUndefined();
});

test("only the last IDs of a long journal are kept", async () => {
  const steps = Array.from({ length: 1_010 }, (_, n) =>
    entryLine({ ...step, ids: Array.from({ length: 100 }, (_, row) => `call_${n * 100 + row}`) }, n),
  );
  const { ids = [], standing } = (await journalOf(headerLine(header) + steps.join(""), 2_000)) ?? {};
  expect(standing).toMatchObject({ given: 101_000 });
  expect(ids.length).toBeGreaterThanOrEqual(50_000);
  expect(ids.length).toBeLessThanOrEqual(100_000);
  expect(ids).toEqual(Array.from({ length: ids.length }, (_, n) => `call_${101_000 - ids.length + n}`));
});

test("lines are complete and have the correct end, at any length", async () => {
  const texts = ["żółw", "x".repeat(700_000), "", "last"];
  writeFileSync(folder.path("lines"), "");
  for (const text of texts) appendFileSync(folder.path("lines"), `${text}\n`);
  appendFileSync(folder.path("lines"), "unfinished");
  const file = await open(folder.path("lines"));
  const read = [];
  for await (const line of readLines(file)) read.push(line);
  await file.close();
  expect(read.map(({ text }) => text)).toEqual(texts);
  expect(read.map(({ end }) => end)).toEqual([8, 700_009, 700_010, 700_015]);
});

test("the canonical form is the same text for the same flags, and can be pasted into a shell", () => {
  const options = { where: `sentiment == "negative" && agent_id != 'x'`, since: { hoursAgo: 48 }, csvRaw: true };
  expect(describeFlags({ status: ["failed", "busy", "failed"] })).toBe("--status busy --status failed");
  expect(describeFlags({ ...options, to: "a.csv", resume: true, force: true, status: undefined })).toBe(
    `--csv-raw --since 48h --where 'sentiment == "negative" && agent_id != '\\''x'\\'''`,
  );
  expect(describeFlags({ until: { atMs: Date.parse("2026-01-16") }, minDuration: 60 })).toBe(
    "--min-duration 60 --until 2026-01-16T00:00:00.000Z",
  );
});

test("turn_index is the position of the turn, even if the server sends an index", () => {
  const { rowsOf } = createLayout({ transcripts: "turns" });
  const transcript = ["first", 7].map((index) => ({ index, speaker: "agent", text: "Hello", timestamp: 0 }));
  const rows = rowsOf({ ...callAt(0, "call_1"), transcript });
  expect(rows.map((row) => row["turn_index"])).toEqual([0, 1]);
});
