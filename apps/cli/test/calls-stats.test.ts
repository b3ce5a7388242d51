import type { Call } from "@smartalex/sdk";
import fc from "fast-check";
import { expect, test } from "vitest";
import { StatsCounter, type CallStats, type GroupedStats } from "../src/stats/call-stats.ts";
import { GROUPINGS, type Grouping } from "../src/stats/group-by.ts";
import { renderBar, sparkline } from "../src/stats/bars.ts";
import { createZonedTimeFormatter } from "../src/format/time-zone.ts";
import { callAt } from "./simulated-live-workspace.ts";
import { smartalex } from "./run-cli.ts";

const stats = ["calls", "stats", "--sandbox"];

type Given = Pick<
  Call,
  "agent_id" | "call_status" | "cost" | "direction" | "duration_seconds" | "sentiment" | "start_timestamp"
>;

/** The statistics computed in the simplest way, from all calls in memory. */
function naive(calls: readonly Given[]) {
  const answered = calls.filter(({ call_status }) => call_status === "completed");
  const durations = answered.map(({ duration_seconds }) => duration_seconds).sort((a, b) => a - b);
  // The smallest value that at least this percentage does not exceed.
  const percentile = (percent: number) => {
    return durations.find(
      (one) => durations.filter((other) => other <= one).length * 100 >= percent * durations.length,
    );
  };
  const cents = calls.flatMap(({ cost }) => (cost === null ? [] : [BigInt(cost.toFixed(6).replace(".", ""))]));
  const sum = Number(cents.reduce((a, b) => a + b, 0n));
  return {
    calls: calls.length,
    answered: answered.length,
    answer_rate: calls.length === 0 ? null : answered.length / calls.length,
    duration_p50_seconds: percentile(50) ?? null,
    duration_p95_seconds: percentile(95) ?? null,
    cost_total: cents.length === 0 ? null : sum / 1e6,
    cost_mean: cents.length === 0 ? null : Math.round(sum / cents.length) / 1e6,
  };
}

const keyOf: Record<Grouping, (call: Given) => string | null> = {
  status: ({ call_status }) => call_status,
  direction: ({ direction }) => direction,
  sentiment: ({ sentiment }) => sentiment,
  agent: ({ agent_id }) => agent_id,
  day: ({ start_timestamp }) => start_timestamp.slice(0, 10),
  hour: ({ start_timestamp }) => start_timestamp.slice(11, 13),
};

const times = fc
  .integer({ min: Date.parse("2026-01-01"), max: Date.parse("2026-03-01") })
  .map((ms) => new Date(ms).toISOString());

const givenCalls = fc.array(
  fc.record({
    agent_id: fc.constantFrom("agent_1", "agent_2", "__proto__", "Agent ż"),
    call_status: fc.constantFrom("completed", "completed", "voicemail", "no_answer", "a status of tomorrow"),
    direction: fc.constantFrom("inbound", "outbound", "web"),
    sentiment: fc.constantFrom("positive", "negative", null),
    duration_seconds: fc.oneof(fc.nat(10), fc.nat(100_000)),
    cost: fc.option(fc.nat(99_999_999).map((units) => units / 10_000)),
    start_timestamp: times,
  }),
  { maxLength: 60 },
);

function counted(calls: readonly Given[], by?: Grouping, zone = "UTC"): CallStats & GroupedStats {
  const counter = new StatsCounter(by, createZonedTimeFormatter(zone));
  for (const call of calls) counter.add({ id: "call_1", contact_id: null, end_timestamp: null, ...call });
  return counter.stats() as CallStats & GroupedStats; // the tests know which grouping they use
}

test("all statistics equal those of a naive computation", () => {
  fc.assert(
    fc.property(givenCalls, (calls) => {
      const { by_agent, by_direction, by_sentiment, by_status, ...figures } = counted(calls);
      expect(figures).toEqual(naive(calls));
      const shares = { status: by_status, direction: by_direction, sentiment: by_sentiment, agent: by_agent };
      for (const [by, list] of Object.entries(shares)) {
        for (const { calls: amount, value } of list) {
          expect(amount).toBe(calls.filter((call) => keyOf[by as Grouping](call) === value).length);
        }
        expect(list.reduce((sum, share) => sum + share.calls, 0)).toBe(calls.length);
        expect(list.map((share) => share.calls)).toEqual(list.map((share) => share.calls).sort((a, b) => b - a));
      }
    }),
    { numRuns: 300 },
  );
});

test.each(GROUPINGS)("the statistics by %s equal those of a naive computation", (by) => {
  fc.assert(
    fc.property(givenCalls, (calls) => {
      const { groups, by: told, ...figures } = counted(calls, by);
      expect(told).toBe(by);
      expect(figures).toEqual(naive(calls));
      for (const { value, ...group } of groups) {
        expect(group).toEqual(naive(calls.filter((call) => keyOf[by](call) === value)));
      }
      const values = groups.map(({ value }) => value);
      expect(new Set(values).size).toBe(values.length);
      expect(groups.reduce((sum, group) => sum + group.calls, 0)).toBe(calls.length);
      if (by === "day" || by === "hour") expect(values).toEqual(values.toSorted());
    }),
    { numRuns: 100 },
  );
});

test("the order of the calls does not change the statistics", () => {
  fc.assert(
    fc.property(givenCalls, (calls) => {
      expect(counted(calls.toReversed(), "status")).toEqual(counted(calls, "status"));
    }),
  );
});

test("days and hours without calls are included, and a wrong timestamp does not produce a table of centuries", () => {
  const at = (start_timestamp: string) => callAt(0, "call_1", { start_timestamp });
  const days = [at("2026-01-01T23:59:59Z"), at("2026-01-04T00:00:00+02:00")];
  expect(counted(days, "day").groups.map(({ calls, value }) => [value, calls])).toEqual([
    ["2026-01-01", 1],
    ["2026-01-02", 0],
    ["2026-01-03", 1],
  ]);
  expect(counted(days, "hour").groups).toHaveLength(24);
  const odd = [at("0001-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z"), at("soon")];
  expect(counted(odd, "day").groups.map(({ value }) => value)).toEqual(["0001-01-01", "2026-01-01", null]);
});

test("days and hours are those of the time zone, also when its clocks change", () => {
  const starts = [
    "2026-03-28T23:30:00Z", // 00:30 in Warsaw, on a day of 23 hours
    "2026-03-29T00:30:00Z", // 01:30, and an hour later it is 03:30
    "2026-03-29T01:30:00Z",
    "2026-03-29T22:30:00Z", // 00:30 of the next day
    "2026-10-25T00:30:00Z", // 02:30, and an hour later it is 02:30 again
    "2026-10-25T01:30:00Z",
  ];
  const calls = starts.map((start_timestamp) => callAt(0, "call_1", { start_timestamp }));
  const some = (by: Grouping) => {
    const { groups } = counted(calls, by, "Europe/Warsaw");
    return groups.filter((group) => group.calls > 0).map((group) => [group.value, group.calls]);
  };
  expect(some("day")).toEqual([
    ["2026-03-29", 3],
    ["2026-03-30", 1],
    ["2026-10-25", 2],
  ]);
  expect(some("hour")).toEqual([
    ["00", 2],
    ["01", 1],
    ["02", 2],
    ["03", 1],
  ]);
});

test("--tz determines days and hours, in the table and in JSON", async () => {
  const flags = ["--by", "hour", "--tz", "America/New_York"];
  expect((await smartalex([...stats, ...flags], { columns: 80 })).stdout).toContain("\nHOUR (America/New_York)  CALLS");
  expect(JSON.parse((await smartalex([...stats, ...flags])).stdout)).toMatchObject({
    by: "hour",
    tz: "America/New_York",
  });
  expect(JSON.parse((await smartalex([...stats, "--by", "day"])).stdout)).toMatchObject({ tz: "UTC" });
});

test("stats applies filters that the API does not support client-side, and says so", async () => {
  const { exitCode, stderr, stdout } = await smartalex([...stats, "--direction", "inbound", "--where", "cost > 0.2"]);
  const { calls } = JSON.parse(stdout) as CallStats;
  expect(exitCode).toBe(0);
  expect(stderr).toMatch(
    new RegExp(String.raw`^${calls} of \d+ calls match(es)?; --direction and --where applied client-side\.\n$`),
  );
  expect((await smartalex([...stats, "--status", "completed"])).stderr).toBe("");
});

test("when piped, stats prints one JSON object for the calls that list prints", async () => {
  const flags = ["--since", "3d", "--status", "completed"];
  const listed = await smartalex(["calls", "list", "--sandbox", "--all", ...flags]);
  const calls = listed.stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Call);
  const { exitCode, stderr, stdout } = await smartalex([...stats, ...flags]);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(JSON.parse(stdout)).toMatchObject({
    since: "2026-01-13T12:00:00.000Z",
    until: null,
    ...naive(calls),
    by_status: [{ value: "completed", calls: calls.length }],
  });
});

test("without --since and --until, stats covers the last 7 days", async () => {
  const range = async (...flags: string[]) => {
    const { since, until } = JSON.parse((await smartalex([...stats, ...flags])).stdout) as Record<string, unknown>;
    return { since, until };
  };
  expect(await range()).toEqual({ since: "2026-01-09T12:00:00.000Z", until: null });
  expect(await range("--until", "2026-01-12")).toEqual({ since: null, until: "2026-01-12T00:00:00.000Z" });
});

test.each(["all", ...GROUPINGS])("on a terminal of 80 columns, stats prints a table with bars: %s", async (by) => {
  const flags = by === "all" ? [] : ["--by", by];
  const { stdout } = await smartalex([...stats, ...flags], { columns: 80 });
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  await expect(stdout).toMatchFileSnapshot(`snapshots/stats-${by}.txt`);
});

test("implausible costs are reported and excluded", async () => {
  const at = Date.parse("2026-01-16T12:00:00Z");
  const calls = [1e303, 0.1, 0.2, 1e12].map((cost, index) => callAt(at - index, `call_${index}`, { cost }));
  const { exitCode, stderr, stdout } = await smartalex(stats, { calls });
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ calls: 4, cost_total: 0.3, cost_mean: 0.15 });
  expect(stderr).toBe(
    "Warning: 2 calls have costs of 1,000,000,000,000 or more: call_0 (1e+303), call_3 (1000000000000). They are excluded from the cost statistics.\n",
  );
  const one = await smartalex(stats, { calls: calls.slice(0, 2), columns: 80 });
  expect(one.stdout).toMatch(/^Cost {6}0\.10, 0\.10 a call$/m);
  expect(one.stderr).toContain("1 call has a cost of 1,000,000,000,000 or more: call_0 (1e+303). It is excluded");
});

test("untrusted text is sanitized in the table", async () => {
  const calls = [callAt(Date.parse("2026-01-16T12:00:00Z"), "call_1", { agent_id: "agent\u001b[31m\n\u202e" })];
  const { stdout } = await smartalex(stats, { calls, columns: 80 });
  expect(stdout.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
});

test("stats of no calls succeed without values", async () => {
  const { exitCode, stdout } = await smartalex([...stats, "--agent", "nobody"]);
  expect(exitCode).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    calls: 0,
    answer_rate: null,
    duration_p50_seconds: null,
    cost_mean: null,
  });
  const table = await smartalex([...stats, "--agent", "nobody", "-o", "table"]);
  expect(table.stdout).toBe("Calls     0\nAnswered  -\nDuration  -\nCost      -\n");
});

test("Ctrl-C ends stats with exit code 130 and no output", async () => {
  expect(await smartalex(stats, { signal: AbortSignal.abort() })).toMatchObject({ exitCode: 130, stdout: "" });
});

test.each([
  [["--by", "days"], 'Invalid value for --by: "days". Did you mean day?'],
  [["--by", "day", "--tz", "Mars"], 'Invalid value for --tz: "Mars". Use a time zone such as Europe/Warsaw, or UTC.'],
  [["--by", "status", "--tz", "UTC"], "--tz requires --by day or --by hour. Add one of them."],
  [["-o", "csv"], 'Invalid value for --output: "csv".'],
  [["--json", "-o", "table"], "--json and --output table cannot be combined."],
])("stats %j is rejected", async (args, message) => {
  const { exitCode, stderr, stdout } = await smartalex([...stats, ...args]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain(message);
});

test("the largest amount has the longest bar, and any amount above 0 is visible", () => {
  const options = { largest: 1_000, width: 10 };
  expect([1_000, 500, 550, 1, 0].map((amount) => renderBar(amount, options))).toEqual([
    "█".repeat(10),
    "█████",
    "█████▌",
    "▏",
    "",
  ]);
});

test("a sparkline fits the width, and adds up adjacent amounts if necessary", () => {
  expect(sparkline([0, 1, 4, 8], 10)).toBe(" ▁▄█");
  expect(sparkline([1, 1, 2, 2, 4, 4, 8], 4)).toBe("▂▄██");
  expect(sparkline([], 10)).toBe("");
});

test("a leap second belongs to the hour, day and offset of the second before it", () => {
  const toTime = createZonedTimeFormatter("Europe/Warsaw");
  expect(toTime("2016-12-31T23:59:60Z")).toBe("2017-01-01T00:59:59+01:00");
  const counter = new StatsCounter("day", toTime);
  counter.add({ ...callAt(0, "call_1"), start_timestamp: "2016-12-31T23:59:60Z" });
  expect(counter.stats()).toMatchObject({ groups: [{ value: "2017-01-01", calls: 1 }] });
});
