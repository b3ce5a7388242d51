import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { createMock, type MockOptions } from "@smartalex/mock";
import type { CallDetail } from "@smartalex/sdk";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { exportFolder } from "./export-folder.ts";
import { smartalex } from "./run-cli.ts";

const folder = exportFolder();
const { cwd } = folder;
const now = "2026-01-16T12:00:00Z";
const example = document.components.examples.getCall.value.data as CallDetail;
const calls = Array.from({ length: 12 }, (_, index) => ({
  ...example,
  id: `call_${String(index).padStart(2, "0")}`,
  start_timestamp: new Date(Date.parse("2026-01-15T12:00:00Z") - index * 60_000).toISOString().replace(".000", ""),
}));

function exported(to: string, ...args: string[]) {
  return ["calls", "export", "--sandbox", "--to", to, "--with-transcripts", ...args];
}

/** A mock with these responses for calls. Counts requests. */
function world(faults: Readonly<Record<string, string>>, options: MockOptions = {}) {
  const rules = Object.entries(faults).map(([id, fault]) => `/calls/${id}: ${fault}`);
  const mock = createMock({ now, calls, ...options, faults: rules });
  const requested: string[] = [];
  const { fetch } = mock;
  const counting: typeof fetch = (input, init) => {
    requested.push(new URL(new Request(input, init).url).pathname.replace("/v1/calls", "").replace("/", ""));
    return fetch(input, init);
  };
  return { cwd, requested, mock: { ...mock, fetch: counting } };
}

test("a call whose details cannot be fetched keeps its row, is reported at the end, and does not stop the export", async () => {
  const { exitCode, stderr } = await smartalex(exported("one.csv"), world({ call_03: "500" }));
  expect(exitCode).toBe(7);
  expect(stderr).toBe(
    `Wrote 200 rows of 12 calls to ${folder.path("one.csv")}.\n`.replace(
      "200",
      String(11 * example.transcript.length + 1),
    ) +
      "smartalex: 1 call could not be fetched: call_03 (500). It has a row without a summary and a transcript.\n" +
      "Next: smartalex calls export --to one.csv --format csv --sandbox --with-transcripts turns --resume\n",
  );
  const rows = parse<Record<string, string>>(folder.text("one.csv"), { columns: true });
  const [row, ...others] = rows.filter(({ id }) => id === "call_03");
  expect(others).toEqual([]);
  expect(row).toMatchObject({ agent_id: example.agent_id, duration_seconds: "245", summary: "", turn_text: "" });
  expect(new Set(rows.map(({ id }) => id)).size).toBe(12);
  expect(folder.names("one")).toEqual(["one.csv", "one.csv.journal"]);
});

test.each([
  ["wrong-shape", "invalid response"],
  ["invalid-json", "invalid response"],
  ["422", "422"],
  ["503", "503"],
])("%s for one call is reported as (%s)", async (fault, reason) => {
  const { exitCode, stderr } = await smartalex(exported(`${fault}.ndjson`), world({ call_03: fault, call_09: fault }));
  expect(exitCode).toBe(7);
  expect(stderr).toContain(
    `smartalex: 2 calls could not be fetched: call_03 (${reason}), call_09 (${reason}). They have a row`,
  );
});

test("an invalid ID is reported", async () => {
  const odd = { ...example, id: ".." };
  const { exitCode, stderr } = await smartalex(exported("odd.ndjson"), world({}, { calls: [...calls, odd] }));
  expect(exitCode).toBe(7);
  expect(stderr).toContain("smartalex: 1 call could not be fetched: .. (invalid ID).");
  expect(folder.text("odd.ndjson").trimEnd().split("\n")).toHaveLength(13);
});

const faultSets: [name: string, faults: Readonly<Record<string, string>>][] = [
  ["first", { call_00: "500" }],
  ["two in a row", { call_04: "500", call_05: "500" }],
  ["first and last", { call_00: "500", call_11: "wrong-shape" }],
  ["all", Object.fromEntries(calls.map(({ id }) => [id, "500"]))],
];
const formats = ["csv", "ndjson", "json", "parquet"].flatMap((format) => [[format], [format, "--skip-failed"]]);
const cases = formats.flatMap(([format = "", ...args]) =>
  faultSets.map(([name, faults]) => ({ format, args, name, faults })),
);

test.each(cases)(
  "--resume only fetches missing calls, and the file is the same as without errors: $format $args, $name",
  async ({ args, faults, format }) => {
    const [whole, name] = [`whole.${format}`, `resumed.${format}`];
    await smartalex(exported(whole, ...args, "--force"), world({}));
    const broken = await smartalex(exported(name, ...args), world(faults));
    expect(broken.exitCode).toBe(7);
    expect(broken.stderr).toMatch(/^Wrote \d+ /);
    if (args.length > 0) expect(broken.stderr).toMatch(/(It is|They are) skipped\.\n/);
    if (format === "json") expect(JSON.parse(folder.text(name))).toBeInstanceOf(Array);
    const again = world({});
    const resumed = await smartalex(exported(name, ...args, "--resume"), again);
    expect(resumed).toMatchObject({ exitCode: 0, stderr: expect.stringMatching(/^Wrote .*\n$/) as string });
    expect(again.requested.sort()).toEqual(Object.keys(faults).sort());
    expect(folder.bytes(name).equals(folder.bytes(whole))).toBe(true);
    expect(folder.names("resumed")).toEqual([name]);
    rmSync(folder.path(name));
  },
);

test("calls that fail again are reported, and deleted calls are omitted", async () => {
  const faults = { call_02: "500", call_05: "500", call_07: "500", call_08: "500" };
  await smartalex(exported("again.json"), world(faults));
  const second = await smartalex(exported("again.json", "--resume"), world({ call_05: "503", call_07: "404" }));
  expect(second.exitCode).toBe(7);
  expect(second.stderr).toBe(
    "1 call was deleted before the details could be fetched, and is omitted: call_07.\n" +
      `Wrote 11 calls to ${folder.path("again.json")}.\n` +
      "smartalex: 1 call could not be fetched: call_05 (503). It has a row without a summary and a transcript.\n" +
      "Next: smartalex calls export --to again.json --format json --sandbox --with-transcripts nested --resume\n",
  );
  const third = world({});
  expect((await smartalex(exported("again.json", "--resume"), third)).exitCode).toBe(0);
  expect(third.requested).toEqual(["call_05"]);
  expect(JSON.parse(folder.text("again.json"))).toEqual(calls.filter(({ id }) => id !== "call_07"));
});

test("an interrupted export continues, and also fetches calls that failed before", async () => {
  await smartalex(exported("whole2.csv"), world({}));
  const broken = await smartalex(exported("stopped.csv"), world({ call_03: "500", call_08: "401" }));
  expect(broken.exitCode).toBe(7);
  expect(broken.stderr).toMatch(/were not fetched\. 1 call could not be fetched: call_03 \(500\)\. /);
  const again = world({ call_09: "500" });
  expect((await smartalex(exported("stopped.csv", "--resume"), again)).stderr).toContain("call_09 (500)");
  expect(again.requested).toContain("call_03");
  expect(again.requested).not.toContain("call_01");
  expect((await smartalex(exported("stopped.csv", "--resume"), world({}))).exitCode).toBe(0);
  expect(folder.text("stopped.csv")).toBe(folder.text("whole2.csv"));
});

test("an error that concerns every call stops an export that retries, and changes nothing", async () => {
  await smartalex(exported("kept.csv"), world({ call_03: "500" }));
  const before = folder.text("kept.csv");
  const { exitCode, stderr } = await smartalex(exported("kept.csv", "--resume"), world({ call_03: "401" }));
  expect(exitCode).toBe(7);
  expect(stderr).toMatch(
    /^smartalex: The export is not complete: 12 calls are in \S+kept\.csv\. 1 call could not be fetched: call_03 \(500\)\. .*\nNext: .*--resume\n$/,
  );
  expect(folder.text("kept.csv")).toBe(before);
  expect(folder.names("kept")).toEqual(["kept.csv", "kept.csv.journal"]);
});

test("--resume does not change a file that was modified", async () => {
  await smartalex(exported("edited.csv"), world({ call_03: "500" }));
  writeFileSync(folder.path("edited.csv"), "mine");
  const { exitCode, stderr } = await smartalex(exported("edited.csv", "--resume"), world({}));
  expect(exitCode).toBe(2);
  expect(stderr).toContain("edited.csv was changed after it was exported, so the missing calls cannot be");
  expect(folder.text("edited.csv")).toBe("mine");
  expect((await smartalex(exported("edited.csv", "--force"), world({}))).exitCode).toBe(0);
  expect(folder.names("edited")).toEqual(["edited.csv"]);
});

test("--resume does not replace a Parquet file that someone else created in the meantime", async () => {
  await smartalex(exported("other.parquet"), world({ call_03: "500" }));
  writeFileSync(folder.path("other.parquet"), "mine");
  const { exitCode, stderr } = await smartalex(exported("other.parquet", "--resume"), world({}));
  expect(exitCode).toBe(2);
  expect(stderr).toContain("other.parquet already exists. Specify another file, or add --force to overwrite it.");
  expect(folder.text("other.parquet")).toBe("mine");
  expect((await smartalex(exported("other.parquet", "--resume", "--force"), world({}))).exitCode).toBe(0);
  expect(folder.names("other")).toEqual(["other.parquet"]);
});

test("a repair that was killed before the rename is completed", async () => {
  await smartalex(exported("killed.csv"), world({ call_03: "500", call_05: "500" }));
  const first = { journal: folder.bytes("killed.csv.journal"), file: folder.bytes("killed.csv") };
  await smartalex(exported("killed.csv", "--resume"), world({ call_05: "500" }));
  // The state between the journal entry and the rename.
  const journal = folder.path("killed.csv.journal");
  expect(readFileSync(journal).length).toBeGreaterThan(first.journal.length);
  renameSync(folder.path("killed.csv"), folder.path("killed.csv.repairing"));
  writeFileSync(folder.path("killed.csv"), first.file);
  const again = world({});
  expect((await smartalex(exported("killed.csv", "--resume"), again)).exitCode).toBe(0);
  expect(again.requested).toEqual(["call_05"]);
  await smartalex(exported("unkilled.csv"), world({}));
  expect(folder.text("killed.csv")).toBe(folder.text("unkilled.csv"));
  expect(folder.names("killed")).toEqual(["killed.csv"]);
});

test("a repair of a Parquet file that was stopped during the conversion is completed without a request", async () => {
  const name = "converted.parquet";
  await smartalex(exported("calm.parquet"), world({}));
  await smartalex(exported(name), world({ call_03: "500", call_05: "500" }));
  const { mock, ...stopped } = world({});
  const withFolder: typeof fetch = (input, init) => {
    rmSync(folder.path(name), { recursive: true, force: true });
    mkdirSync(folder.path(name)); // after the conversion, the rename fails
    return mock.fetch(input, init);
  };
  const first = await smartalex(exported(name, "--resume"), { ...stopped, mock: { ...mock, fetch: withFolder } });
  expect(first.exitCode).toBe(2);
  rmSync(folder.path(name), { recursive: true });
  const again = world({});
  expect(await smartalex(exported(name, "--resume"), again)).toMatchObject({ exitCode: 0 });
  expect(again.requested).toEqual([]);
  expect(folder.bytes(name).equals(folder.bytes("calm.parquet"))).toBe(true);
  expect(folder.names(name)).toEqual([name]);
});

test("a server that fails for all calls stops the export, and --resume continues", async () => {
  const many = { calls: 300 };
  const faults = ["/calls/{id}: 500"];
  const broken = await smartalex(exported("down.ndjson"), { cwd, ...many, faults });
  expect(broken.exitCode).toBe(7);
  expect(broken.stderr).toMatch(
    /^smartalex: The export is not complete: 50 calls are in \S+, and 250 of 300 calls were not fetched\./,
  );
  expect((await smartalex(exported("down.ndjson", "--resume"), { cwd, ...many })).exitCode).toBe(0);
  await smartalex(exported("up.ndjson"), { cwd, ...many });
  expect(folder.text("down.ndjson")).toBe(folder.text("up.ndjson"));
});
