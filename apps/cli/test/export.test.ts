import { existsSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import type { CallDetail } from "@smartalex/sdk";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { edgeCaseTexts } from "../../mock/src/dataset/edge-cases/edge-case-texts.ts";
import { exportFolder } from "./export-folder.ts";
import { smartalex } from "./run-cli.ts";

const folder = exportFolder();
const { cwd } = folder;
const call = document.components.examples.getCall.value.data as CallDetail;

function exported(...args: string[]) {
  return ["calls", "export", "--sandbox", ...args];
}

function lines(name: string): Record<string, unknown>[] {
  const rows = folder.text(name).trimEnd().split("\n");
  return rows.map((line) => JSON.parse(line) as Record<string, unknown>);
}

async function listed(...args: string[]): Promise<string> {
  return (await smartalex(["calls", "list", "--sandbox", "--all", ...args])).stdout;
}

test.each(["csv", "tsv", "ndjson", "json"])(
  "%s contains what list prints, and stderr says how much",
  async (format) => {
    const result = await smartalex(exported("--to", `a.${format}`), { cwd });
    expect(result).toEqual({ exitCode: 0, stdout: "", stderr: `Wrote 150 calls to ${folder.path(`a.${format}`)}.\n` });
    expect(folder.text(`a.${format}`)).toBe(await listed("-o", format));
  },
);

test("an export is readable by its owner only", async () => {
  await smartalex(exported("--to", "owner.csv"), { cwd });
  expect(statSync(folder.path("owner.csv")).mode & 0o777).toBe(0o600);
  expect(folder.names("owner")).toEqual(["owner.csv"]);
});

test("--format works with any file name, and fields, filters and formulas equal those of list", async () => {
  const flags = ["--fields", "cost,id", "--status", "completed", "--min-duration", "1m", "--csv-raw"];
  const { stderr } = await smartalex(exported("--to", "some", "--format", "csv", ...flags), { cwd });
  expect(folder.text("some")).toBe(await listed("-o", "csv", ...flags));
  expect(stderr).toMatch(/^Wrote \d+ calls to .*some\. Read \d+ calls: --min-duration applied client-side\.\n$/);
});

test("with transcripts, csv has one row per turn, and calls without turns are kept", async () => {
  const silent = { ...call, id: "call_silent", transcript: [] };
  await smartalex(exported("--to", "turns.csv", "--with-transcripts"), { cwd, calls: [call, silent] });
  const rows = parse<Record<string, string>>(folder.text("turns.csv"), { columns: true });
  expect(rows).toHaveLength(call.transcript.length + 1);
  expect(rows.slice(0, 2)).toMatchObject(
    call.transcript.slice(0, 2).map(({ speaker, text, timestamp }, index) => ({
      id: call.id,
      summary: call.summary,
      turn_index: String(index),
      turn_speaker: speaker,
      turn_text: text,
      turn_timestamp: String(timestamp),
    })),
  );
  expect(rows.at(-1)).toMatchObject({ id: "call_silent", turn_index: "", turn_text: "" });
});

test("with transcripts, ndjson contains each call as the API returns it; the other layout can be selected", async () => {
  await smartalex(exported("--to", "n.ndjson", "--with-transcripts"), { cwd, calls: [call] });
  expect(lines("n.ndjson")).toEqual([call]);
  await smartalex(exported("--to", "t.ndjson", "--with-transcripts", "turns"), { cwd, calls: [call] });
  expect(lines("t.ndjson")).toHaveLength(call.transcript.length);
  expect(lines("t.ndjson")[1]).toMatchObject({ id: call.id, turn_index: 1, turn_speaker: "caller" });
  await smartalex(exported("--to", "n.csv", "--with-transcripts", "nested", "-f", "id,transcript"), {
    cwd,
    calls: [call],
  });
  const [row] = parse<Record<string, string>>(folder.text("n.csv"), { columns: true });
  expect(JSON.parse(row?.["transcript"] ?? "")).toEqual(call.transcript);
});

test("if only fields of the call are selected, there is one row per call, including fields that lists do not have", async () => {
  await smartalex(exported("--to", "s.csv", "--with-transcripts", "--fields", "id,summary"), { cwd, calls: [call] });
  expect(parse(folder.text("s.csv"))).toEqual([
    ["id", "summary"],
    [call.id, call.summary],
  ]);
});

test("--tz adds the offset of the zone, in summer and winter, and keeps fractional digits", async () => {
  const winter = { ...call, start_timestamp: "2026-01-15T23:30:00.250Z", end_timestamp: null };
  const summer = { ...call, id: "call_2", start_timestamp: "2025-07-15T12:00:00Z" };
  const calls = [winter, summer];
  await smartalex(exported("--to", "tz.csv", "--tz", "Europe/Warsaw", "-f", "start_timestamp,end_timestamp"), {
    cwd,
    calls,
  });
  expect(folder.text("tz.csv")).toBe(
    "start_timestamp,end_timestamp\n2026-01-16T00:30:00.250+01:00,\n2025-07-15T14:00:00+02:00,2026-01-15T15:34:05+01:00\n",
  );
  await smartalex(exported("--to", "tz2.csv", "--tz", "America/St_Johns", "-f", "start_timestamp"), { cwd, calls });
  expect(folder.text("tz2.csv")).toContain("2026-01-15T20:00:00.250-03:30");
});

test.each([
  [[], "--to is missing. Specify a file: --to calls.csv"],
  [["--to", "-"], "--to requires a file. Use calls list to write to standard output."],
  [["--to", "calls.xlsx"], 'Cannot determine the format of --to "calls.xlsx". Use one of the extensions .csv, .tsv,'],
  [["--to", "constructor"], 'Cannot determine the format of --to "constructor".'],
  [["--to", "x.csv", "--format", "cvs"], 'Invalid value for --format: "cvs". Did you mean csv?'],
  [
    ["--to", "x.csv", "--tz", "Warsaw"],
    'Invalid value for --tz: "Warsaw". Use a time zone such as Europe/Warsaw, or UTC.',
  ],
  [["--to", "x.parquet", "--tz", "Warsaw"], 'Invalid value for --tz: "Warsaw".'],
  [["--to", "x.csv", "--fields", "id,summary"], "--fields: summary requires --with-transcripts. Add it."],
  [["--to", "x.csv", "--fields", "transcript"], "--fields: transcript requires --with-transcripts nested. Add it."],
  [["--to", "x.csv", "--fields", "idd"], '--fields: unknown field "idd". Did you mean id?'],
  [
    ["--to", "x.csv", "--with-transcripts", "turn"],
    'Invalid value for --with-transcripts: "turn". Did you mean turns?',
  ],
  [["--to", "nowhere/x.csv"], `The directory ${folder.path("nowhere")} does not exist. Create it first.`],
  [["--to", "file.txt/x.csv"], `${folder.path("file.txt")} is not a directory. Specify a file in a directory.`],
  [["--to", ".", "--format", "csv"], `${cwd} is a directory. Specify a file in it.`],
  [["--to", "/dev/null", "--format", "csv", "--force"], "/dev/null is not a regular file. Specify another file."],
  [["--to", `${"x".repeat(300)}.csv`], "The file name is too long. Specify a shorter one."],
])("%j is rejected with a message, and creates no files", async (args, message) => {
  writeFileSync(folder.path("file.txt"), "");
  const { exitCode, stderr, stdout } = await smartalex(exported(...args), { cwd });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain(`smartalex: ${message}`);
  expect(folder.names("x")).toEqual([]);
});

test("--fields without a value lists the fields, with and without transcripts", async () => {
  expect((await smartalex(exported("--fields"), { cwd })).stdout).not.toContain("turn_text");
  expect((await smartalex(exported("--with-transcripts", "turns", "--fields"), { cwd })).stdout).toContain("turn_text");
});

test("an existing file is kept unless --force is set, and a link points to the new file", async () => {
  writeFileSync(folder.path("kept.csv"), "mine");
  symlinkSync(folder.path("kept.csv"), folder.path("link.csv"));
  const { exitCode, stderr } = await smartalex(exported("--to", "link.csv"), { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("kept.csv already exists. Specify another file, or add --force to overwrite it.");
  expect(folder.text("kept.csv")).toBe("mine");
  expect((await smartalex(exported("--to", "link.csv", "--force"), { cwd })).exitCode).toBe(0);
  expect(folder.text("kept.csv")).toMatch(/^id,/);
});

test("an export without calls contains only the start of the file", async () => {
  for (const [name, text] of Object.entries({ "0.csv": /^id,.*\n$/, "0.ndjson": /^$/, "0.json": /^\[\]\n$/ })) {
    const { stderr } = await smartalex(exported("--to", name), { cwd, calls: [] });
    expect(stderr).toMatch(/^Wrote 0 calls to /);
    expect(folder.text(name)).toMatch(text);
  }
});

test("an interrupted export is exit code 7, does not create the file, and --resume completes it", async () => {
  await smartalex(exported("--to", "whole.json", "--with-transcripts"), { cwd });
  const id = lines("a.ndjson")[120]?.["id"] as string;
  const faults = [`/calls/${id}: reset`];
  const broken = await smartalex(exported("--to", "broken.json", "--with-transcripts"), { cwd, faults });
  expect(broken.exitCode).toBe(7);
  expect(broken.stderr).toMatch(
    /^smartalex: The export is not complete: \d+ calls are in .*broken\.json\.partial, and \d+ of 150 calls were not fetched\. .*\nNext: smartalex calls export --to broken\.json --format json --sandbox --with-transcripts nested --resume\n$/,
  );
  expect(folder.names("broken")).toEqual(["broken.json.journal", "broken.json.partial"]);

  const again = await smartalex(exported("--to", "broken.json", "--with-transcripts"), { cwd });
  expect(again.exitCode).toBe(2);
  expect(again.stderr).toContain("broken.json.partial already exists from an interrupted export.");

  const other = await smartalex(exported("--to", "broken.json", "--status", "busy", "--resume"), { cwd });
  expect(other.exitCode).toBe(2);
  expect(other.stderr).toContain(
    "other flags: --format json --sandbox --with-transcripts nested. The flags are now: --format json --sandbox --status busy.",
  );

  const resumed = await smartalex(exported("--to", "broken.json", "--with-transcripts", "--resume"), { cwd });
  expect(resumed).toMatchObject({ exitCode: 0, stderr: `Wrote 150 calls to ${folder.path("broken.json")}.\n` });
  expect(folder.text("broken.json")).toBe(folder.text("whole.json"));
  expect(folder.names("broken")).toEqual(["broken.json"]);
});

test("a --resume that fails immediately reports the same number of missing calls", async () => {
  const world = { cwd, calls: 300 };
  const broken = await smartalex(exported("--to", "counted.csv"), { ...world, faults: ["/calls page=2: 500"] });
  const [missing] = /\d+ of 300 calls were not fetched/.exec(broken.stderr) ?? ["nothing"];
  const again = await smartalex(exported("--to", "counted.csv", "--resume"), { ...world, faults: ["/calls: 500"] });
  expect(again.exitCode).toBe(7);
  expect(again.stderr).toContain(`, and ${missing}. `);
  // The first page was not complete.
  const faults = [`/calls/${lines("a.ndjson")[3]?.["id"] as string}: reset`];
  await smartalex(exported("--to", "early.csv", "--with-transcripts"), { cwd, faults });
  const early = await smartalex(exported("--to", "early.csv", "--with-transcripts", "--resume"), {
    cwd,
    faults: ["/calls: 500"],
  });
  expect(early.stderr).toContain("3 calls are in");
  expect(early.stderr).toContain(", and 147 of 150 calls were not fetched.");
});

test("an error before the first call leaves no files, and keeps its exit code", async () => {
  const { exitCode } = await smartalex(exported("--to", "never.csv"), { cwd, faults: ["/calls: 503"] });
  expect(exitCode).toBe(9);
  expect(folder.names("never")).toEqual([]);
});

test("Ctrl-C is exit code 130, with the command that resumes", async () => {
  const stop = new AbortController();
  const clock = {
    now: () => Date.parse("2026-01-16T12:00:00Z"),
    startTimer: (durationMs: number, onEnd: () => void) => {
      if (durationMs < 30_000) queueMicrotask(onEnd);
      if (existsSync(folder.path("stopped.csv.journal")) && folder.text("stopped.csv.journal").includes('"ids":["'))
        queueMicrotask(() => {
          stop.abort();
        });
      return () => undefined;
    },
  };
  const args = exported("--to", "stopped.csv", "--with-transcripts");
  const { exitCode, stderr } = await smartalex(args, { cwd, clock, signal: stop.signal });
  expect(exitCode).toBe(130);
  expect(stderr).toMatch(
    /^smartalex: Interrupted\. \d+ calls? (is|are) in .*stopped\.csv\.partial\.\nNext: .* --resume\n$/,
  );
  expect(folder.names("stopped")).toEqual(["stopped.csv.journal", "stopped.csv.partial"]);
});

test("an export without a journal is not changed", async () => {
  writeFileSync(folder.path("lonely.csv.partial"), "id\ncall_1\n", { mode: 0o600 });
  const { exitCode, stderr } = await smartalex(exported("--to", "lonely.csv", "--resume"), { cwd });
  expect(exitCode).toBe(2);
  expect(stderr).toContain(
    "lonely.csv.partial has no valid journal, so the export cannot be resumed. Add --force to start over.",
  );
  expect(folder.text("lonely.csv.partial")).toBe("id\ncall_1\n");
});

test("--since keeps its meaning on the next day", async () => {
  const at = (hours: number) => ({
    now: () => Date.parse("2026-01-16T12:00:00Z") + hours * 3_600_000,
    startTimer: () => () => undefined,
  });
  const since = ["--since", "48h", "--status", "completed"];
  await smartalex(exported("--to", "today.ndjson", ...since), { cwd, clock: at(0) });
  const broken = { cwd, calls: 1_000, faults: ["/calls page=2: 403"] };
  expect(
    (await smartalex(exported("--to", "day.ndjson", "--since", "48h"), { ...broken, clock: at(0) })).exitCode,
  ).toBe(7);
  await smartalex(exported("--to", "day.ndjson", "--since", "48h", "--resume"), { cwd, calls: 1_000, clock: at(24) });
  await smartalex(exported("--to", "one.ndjson", "--since", "48h"), { cwd, calls: 1_000, clock: at(0) });
  expect(folder.text("day.ndjson")).toBe(folder.text("one.ndjson"));
  expect(lines("one.ndjson").every(({ start_timestamp }) => String(start_timestamp) >= "2026-01-14T12")).toBe(true);
});

test("a call that is deleted before its details are fetched is named and counted", async () => {
  const ids = lines("a.ndjson").map(({ id }) => id as string);
  const faults = [3, 77].map((index) => `/calls/${ids[index] ?? ""}: 404`);
  const { exitCode, stderr } = await smartalex(exported("--to", "gone.ndjson", "--with-transcripts"), { cwd, faults });
  expect(exitCode).toBe(0);
  expect(stderr).toBe(
    `2 calls were deleted before the details could be fetched, and are omitted: ${ids[3]}, ${ids[77]}.\n` +
      `Wrote 148 calls to ${folder.path("gone.ndjson")}.\n`,
  );
  expect(lines("gone.ndjson").map(({ id }) => id)).toEqual(ids.filter((_, index) => index !== 3 && index !== 77));
});

test("on a terminal, the status line shows the progress, and is removed at the end", async () => {
  const { stderr } = await smartalex(exported("--to", "shown.csv"), { cwd, columns: 60 });
  expect(stderr).toMatch(/^\r\u001b\[K100 of 150 calls, [\d,]+\/s, \d+s left/);
  expect(stderr).toMatch(/\r\u001b\[KWrote 150 calls to \S+\n$/);
});

test("--newlines keep writes line breaks, also after an interruption", async () => {
  const calls = Array.from({ length: 150 }, (_, index) => ({
    ...call,
    id: `call_${index}`,
    summary: `a "b";\n\n=c ${index}`,
  }));
  for (const [name, flags] of [
    ["breaks-kept", ["--newlines", "keep"]],
    ["breaks-raw", ["--csv-raw"]],
  ] as const) {
    const args = exported("--to", `${name}.csv`, "--with-transcripts", "--fields", "id,summary", ...flags);
    const broken = await smartalex(args, { cwd, calls, faults: ["GET /calls page=2: 500"] });
    expect(broken.exitCode, broken.stderr).toBe(7);
    expect((await smartalex([...args, "--resume"], { cwd, calls })).exitCode).toBe(0);
    const rows = parse<Record<string, string>>(folder.text(`${name}.csv`), { columns: true });
    const sign = name === "breaks-raw" ? "" : "'";
    expect(rows.map(({ summary }) => summary)).toEqual(calls.map((_, index) => `a "b";\n\n${sign}=c ${index}`));
  }
});

test("a hostile workspace is exported without raw control characters, and readers find all rows", async () => {
  const calls = hostileCalls();
  const turns = calls.flatMap(({ transcript }) => transcript);
  for (const [format, delimiter] of [
    ["csv", ","],
    ["tsv", "\t"],
  ] as const) {
    await smartalex(exported("--to", `hostile.${format}`, "--with-transcripts"), { cwd, calls });
    const text = folder.text(`hostile.${format}`);
    expect(text.replaceAll(/[\n\t]/g, "")).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E]/u);
    expect(text.trimEnd().split("\n")).toHaveLength(turns.length + 1);
    expect(parse(text, { delimiter })).toHaveLength(turns.length + 1);
  }
  await smartalex(exported("--to", "hostile.ndjson", "--with-transcripts"), { cwd, calls });
  expect(lines("hostile.ndjson").map(({ transcript }) => transcript)).toEqual(
    calls.map(({ transcript }) => transcript),
  );
  // A workspace with hostile IDs and values.
  await smartalex(exported("--to", "ids.ndjson"), { cwd, hostile: true, faults: [] });
  expect(lines("ids.ndjson").length).toBeGreaterThan(200);
});

/** Calls with hostile text, newest first. */
function hostileCalls(): CallDetail[] {
  return Object.values(edgeCaseTexts).map((texts, index) => ({
    ...call,
    id: `call_${index}`,
    start_timestamp: new Date(Date.parse(call.start_timestamp) - index * 1_000).toISOString(),
    summary: texts[0],
    transcript: texts.map((text, turn) => ({ speaker: "caller", text, timestamp: turn })),
  }));
}
