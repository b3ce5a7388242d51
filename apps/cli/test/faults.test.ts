import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMock, type Mock } from "@smartalex/mock";
import type { CallDetail, Clock } from "@smartalex/sdk";
import { afterAll, beforeAll, expect, test } from "vitest";
import { smartalex, type Result } from "./run-cli.ts";

const now = "2026-01-16T12:00:00Z";
const apiKey = "sk_live_secret_of_a_workspace";

/** The commands: list, get of one or several calls, export with transcripts, watch and stats. */
const commands = {
  list: ["calls", "list", "--all", "--json"],
  get: ["calls", "get", "call_abc123"],
  export: ["calls", "export", "--force", "--to", "calls.ndjson"],
  watch: ["calls", "watch", "--since", "30d", "--json"],
  stats: ["calls", "stats", "--since", "30d"],
} as const;
type Command = keyof typeof commands;

/** Faults from the first request on, and the exit code. */
const faults: [fault: string, exitCode: number][] = [
  ...[400, 409, 422].flatMap((status) => withBodies(status, 2)),
  ...[401, 403].flatMap((status) => withBodies(status, 4)),
  ...withBodies(404, 5),
  ...withBodies(429, 6),
  ["429 retry-after=2", 6],
  ["429 retry-after=7200", 6],
  ...[500, 502, 503, 504].flatMap((status) => withBodies(status, 9)),
  ["302 location=https://evil.test/v1/calls", 9],
  ["307 location=/elsewhere", 9],
  ["reset", 3],
  ["reset-in-body", 3],
  ["reset-after-body", 3],
  ["truncated", 9],
  ["invalid-json", 9],
  ["invalid-utf8", 9],
  ["wrong-shape", 9],
  ['wrong-shape {"data":[{"id":"call_1"}],"meta":{"total":1,"page":1,"per_page":100}}', 9],
  ['wrong-shape {"data":{"id":"call_1"}}', 9],
  ["wrong-shape []", 9],
  ["wrong-shape null", 9],
];

function withBodies(status: number, exitCode: number): [string, number][] {
  return ["", " html", " empty"].map((body) => [`${status}${body}`, exitCode]);
}

/** The directory of exports. */
const folder = mkdtempSync(join(tmpdir(), "smartalex-faults-"));
let world: Mock;
let truth: Map<string, CallDetail>;

beforeAll(async () => {
  world = createMock({ now });
  const { url } = await world.listen();
  const { stdout } = await run(commands.list, url);
  const ids = stdout
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as CallDetail).id);
  const details = (await run(["calls", "get", ...ids], url)).stdout.trim().split("\n");
  truth = new Map(details.map((line) => JSON.parse(line) as CallDetail).map((call) => [call.id, call]));
  expect(truth.size).toBe(150);
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

/** A clock on which a minute takes half a second. */
const fastClock: Clock = {
  now: () => Date.parse(now),
  startTimer(durationMs, onEnd) {
    const timer = setTimeout(onEnd, durationMs / 120);
    return () => {
      clearTimeout(timer);
    };
  },
};

/** A clock on which attempts never time out, and all waits end at once. */
function patientClock(): Clock {
  let nowMs = Date.parse(now);
  return {
    now: () => nowMs,
    startTimer(durationMs, onEnd) {
      let isStopped = durationMs === 30_000; // the timeout of an attempt
      queueMicrotask(() => {
        if (isStopped) return;
        nowMs += durationMs;
        onEnd();
      });
      return () => {
        isStopped = true;
      };
    },
  };
}

function run(args: readonly string[], url: string, clock = patientClock()): Promise<Result> {
  return smartalex(args, { env: { SMARTALEX_API_KEY: apiKey, SMARTALEX_BASE_URL: url }, clock, cwd: folder });
}

async function runWith(fault: string, args: readonly string[], clock?: Clock): Promise<Result> {
  const mock = createMock({ now, faults: [fault] });
  const { url } = await mock.listen();
  try {
    return await run(args, url, clock);
  } finally {
    await mock.close();
  }
}

/** Checks every outcome: the output is correct, contains no key, and the error has a next command. */
function expectHonest({ exitCode, stderr, stdout }: Result): void {
  for (const line of stdout.split("\n").filter(Boolean)) {
    const call = JSON.parse(line) as CallDetail;
    expect(truth.get(call.id)).toMatchObject(call);
  }
  if (exitCode !== 0) expect(stderr).toMatch(/^smartalex: \S.*\.\nNext: smartalex \S/);
  expect(existsSync(join(folder, "calls.ndjson"))).toBe(false);
  expect(stdout + stderr).not.toContain(apiKey);
  expect(stderr.replaceAll("\n", "")).not.toMatch(/\p{Cc}/u);
}

const cases = Object.keys(commands).flatMap((command) => {
  return faults.map(([fault, exitCode]) => ({ command: command as Command, fault, exitCode }));
});

test("there are many cases", () => {
  expect(faults.length).toBeGreaterThanOrEqual(40);
});

test.each(cases)(
  "$command, $fault: exit code $exitCode, and nothing on stdout",
  async ({ command, exitCode, fault }) => {
    const result = await runWith(fault, commands[command]);
    expectHonest(result);
    expect({ exitCode: result.exitCode, stdout: result.stdout }).toEqual({ exitCode, stdout: "" });
  },
);

test.each(Object.keys(commands).flatMap((command) => ["stall", "stall-in-body"].map((fault) => ({ command, fault }))))(
  "$command, $fault: exit code 3, and nothing on stdout",
  async ({ command, fault }) => {
    const result = await runWith(fault, commands[command as Command], fastClock);
    expectHonest(result);
    expect(result).toMatchObject({ exitCode: 3, stdout: "" });
  },
);

test.each([
  ["page=2: 500", 7],
  ["page=2: reset-in-body", 7],
  ["page=2: invalid-json", 7],
  ["page=2: 401", 7],
  ["page=2: 429 retry-after=7200", 7],
  ["page=2: repeated-page", 0], // smaller pages return the rest
  ["wrong-total", 0], // a warning
  ["wrong-total 5000", 0],
  ["page=1: wrong-total 5000", 0], // later pages correct it
  ["wrong-type", 0],
])("list, %s: exit code %i, with all calls before it", async (fault, exitCode) => {
  const result = await runWith(fault, commands.list);
  expectHonest(result);
  expect(result.exitCode).toBe(exitCode);
  expect(result.stdout).not.toBe("");
  if (exitCode === 7)
    expect(result.stderr).toMatch(
      /^smartalex: The output is incomplete: only \d+ calls could be shown, [\d,]+ are missing\./,
    );
  else expect(new Set(result.stdout.split("\n").filter(Boolean)).size).toBe(truth.size);
});

test.each([
  "page=2: 500",
  "page=2: reset-in-body",
  "page=2: invalid-json",
  "page=2: 429 retry-after=7200",
  "page=2: stall",
  "/calls/{id}: ok, ok, ok, 401",
])("an export that breaks off, %s, is exit code 7, and is resumed without a difference", async (fault) => {
  const args = ["calls", "export", "--to", "calls.ndjson", "--with-transcripts"];
  const mock = createMock({ now, faults: [fault] });
  const { url } = await mock.listen();
  const broken = await run(args, url, fault.endsWith("stall") ? fastClock : undefined);
  expectHonest(broken);
  expect(broken).toMatchObject({ exitCode: 7, stdout: "" });
  expect(broken.stderr).toMatch(/^Next: smartalex calls export .*--resume$/m);
  mock.faults.script();
  const resumed = await run([...args, "--resume"], url);
  await mock.close();
  expect(resumed.exitCode, resumed.stderr).toBe(0);
  const rows = readFileSync(join(folder, "calls.ndjson"), "utf8").trim().split("\n");
  rmSync(join(folder, "calls.ndjson"));
  expect(rows.map((row) => JSON.parse(row) as CallDetail)).toEqual([...truth.values()]);
});

test("an export in which some details fail is complete, with exit code 7, and --resume adds them", async () => {
  const args = ["calls", "export", "--to", "calls.ndjson", "--with-transcripts"];
  const [first = "", , , second = ""] = truth.keys();
  const mock = createMock({ now, faults: [`/calls/${first}: 500`, `/calls/${second}: wrong-shape`] });
  const { url } = await mock.listen();
  const broken = await run(args, url);
  expect(broken).toMatchObject({ exitCode: 7, stdout: "" });
  expect(broken.stderr).toMatch(
    /^Wrote 150 calls to .*\nsmartalex: 2 calls could not be fetched: .*\nNext: .* --resume\n$/,
  );
  mock.faults.script();
  const resumed = await run([...args, "--resume"], url);
  await mock.close();
  expect(resumed.exitCode, resumed.stderr).toBe(0);
  const rows = readFileSync(join(folder, "calls.ndjson"), "utf8").trim().split("\n");
  rmSync(join(folder, "calls.ndjson"));
  expect(rows.map((row) => JSON.parse(row) as CallDetail)).toEqual([...truth.values()]);
});

test("a timeout of one call concerns that call, and three in a row concern the server", async () => {
  const args = ["calls", "export", "--to", "stalled.ndjson", "--with-transcripts"];
  const ids = [...truth.keys()];
  const one = await runWith(`/calls/${ids[7] ?? ""}: stall`, args, fastClock);
  expect(one.exitCode).toBe(7);
  expect(one.stderr).toContain(`smartalex: 1 call could not be fetched: ${ids[7] ?? ""} (timeout).`);
  rmSync(join(folder, "stalled.ndjson"));
  const all = await runWith("/calls/{id}: stall", args, fastClock);
  expect(all.exitCode).toBe(7);
  expect(all.stderr).toMatch(
    /^smartalex: The export is not complete: 2 calls are in .*, and 148 of 150 calls were not fetched\./,
  );
});

test.each(["page=2: 500", "page=2: reset-in-body", "page=2: 401"])(
  "stats, %s: exit code 7, and no partial statistics",
  async (fault) => {
    const result = await runWith(fault, commands.stats);
    expectHonest(result);
    expect(result).toMatchObject({ exitCode: 7, stdout: "" });
    expect(result.stderr).toMatch(
      /^smartalex: Only \d+ of [\d,]+ calls could be fetched, so no statistics are available\./,
    );
  },
);

test("a watch whose first round breaks off shows nothing that may be incomplete", async () => {
  const result = await runWith("page=2: 500", commands.watch);
  expectHonest(result);
  expect(result).toMatchObject({ exitCode: 9, stdout: "" });
});

test("get of several calls, some of which fail: exit code 7, with the others in order", async () => {
  const ids = [...truth.keys()].slice(0, 30);
  const result = await runWith("/calls/{id}: ok, ok, ok, ok, ok, ok, ok, ok, ok, ok, ok, ok, 500", [
    "calls",
    "get",
    ...ids,
  ]);
  expectHonest(result);
  expect(result.exitCode).toBe(7);
  const given = result.stdout
    .trim()
    .split("\n")
    .map((line) => (JSON.parse(line) as CallDetail).id);
  expect(given.length).toBeLessThan(30);
  expect(ids.filter((id) => given.includes(id))).toEqual(given);
  expect(result.stderr).toContain(`${30 - given.length} calls could not be fetched: `);
});

test("an outage that is shorter than the retries is not visible", async () => {
  for (const fault of ["503, 503, ok", "reset, reset-in-body, ok", "429, ok", "429 retry-after=2, ok"]) {
    const result = await runWith(fault, commands.list);
    expect(result).toMatchObject({ exitCode: 0, stderr: "" });
    expect(result.stdout.trim().split("\n")).toHaveLength(150);
  }
});

test("an unknown host and a closed port: exit code 3", async () => {
  for (const url of ["https://nowhere.invalid/v1", "http://127.0.0.1:1/v1"]) {
    for (const args of Object.values(commands)) {
      const result = await run(args, url);
      expectHonest(result);
      expect(result).toMatchObject({ exitCode: 3, stdout: "" });
    }
  }
});
