import document from "@smartalex/contract/openapi.json" with { type: "json" };
import type { Call } from "@smartalex/sdk";
import { expect, test } from "vitest";
import { serve } from "./serve.ts";
import { smartalex } from "./run-cli.ts";

const list = ["calls", "list", "--sandbox"];

function parsed(stdout: string): Call[] {
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Call);
}

test("when piped, list prints one JSON object per line, the 50 newest calls, and says how many are missing", async () => {
  const { exitCode, stdout, stderr } = await smartalex(list);
  expect(exitCode).toBe(0);
  const calls = parsed(stdout);
  expect(calls).toHaveLength(50);
  expect(Object.keys(calls[0] ?? {})).toContain("start_timestamp");
  expect(stderr).toBe("Showing 50 of 150 calls. Use --all to show all calls, or --limit to show more.\n");
});

test("--all prints every call once, and no summary", async () => {
  const { stdout, stderr } = await smartalex([...list, "--all"]);
  expect(new Set(parsed(stdout).map(({ id }) => id)).size).toBe(150);
  expect(stderr).toBe("");
});

test.each([1, 50, 99, 100, 101, 149])("--limit %i prints that many calls", async (limit) => {
  const { stdout, stderr } = await smartalex([...list, "--limit", String(limit)]);
  expect(parsed(stdout)).toHaveLength(limit);
  expect(stderr).toBe(`Showing ${limit} of 150 calls. Use --all to show all calls, or --limit to show more.\n`);
});

test.each([150, 1000])("--limit %i prints all calls, and no summary", async (limit) => {
  const { stdout, stderr } = await smartalex([...list, "--limit", String(limit)]);
  expect(parsed(stdout)).toHaveLength(150);
  expect(stderr).toBe("");
});

test("--status and --since filter the calls", async () => {
  const { stdout } = await smartalex([...list, "--status", "voicemail", "--since", "2d", "--all"]);
  const calls = parsed(stdout);
  expect(calls.length).toBeGreaterThan(0);
  for (const { call_status, start_timestamp } of calls) {
    expect(call_status).toBe("voicemail");
    expect(start_timestamp >= "2026-01-14T12:00:00Z").toBe(true);
  }
});

test("on a terminal, list prints a table", async () => {
  const { stdout } = await smartalex([...list, "--since", "24h"], { columns: 120 });
  await expect(stdout).toMatchFileSnapshot("snapshots/list-120-columns.txt");
});

test("on a narrow terminal, the last columns are omitted and no line wraps", async () => {
  const { stdout } = await smartalex([...list, "--since", "24h"], { columns: 60 });
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(60);
  expect(stdout).toContain("call_abc123");
  expect(stdout).not.toContain("CONTACT");
});

test("--output selects a table in a pipe, and JSON on a terminal", async () => {
  expect((await smartalex([...list, "-o", "table"])).stdout).toMatch(/^START \(UTC\)/);
  expect((await smartalex([...list, "--json"], { columns: 80 })).stdout).toMatch(/^\{"id":/);
  expect((await smartalex([...list, "--output", "ndjson"], { columns: 80 })).stdout).toMatch(/^\{"id":/);
});

test("text from a server or a caller cannot control the terminal, in any column", async () => {
  const evil = "\u001b[2J\u202Eevil\u009b31m\nfake";
  const row = { ...document.components.examples.getCall.value.data, id: evil, agent_id: evil, contact_id: evil };
  const { stdout } = await smartalex(
    ["calls", "list", "--output", "table"],
    await serveList([{ ...row, call_status: evil, direction: evil, sentiment: evil }]),
  );
  expect(stdout.split("evil").length).toBeGreaterThan(5);
  expect(stdout.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202E]/u);
  expect(stdout.trim().split("\n")).toHaveLength(2);
});

test.each(["table", "ndjson", "csv"])(
  "a call that violates the contract is not shown partially as %s",
  async (format) => {
    const result = await smartalex(["calls", "list", "--output", format], await serveList([{ id: "call_1" }]));
    expect(result).toMatchObject({ exitCode: 9, stdout: "" });
    expect(result.stderr).toContain("does not match the schema CallListBody: /data/0/agent_id is missing.");
  },
);

/** A server whose list contains these calls. */
function serveList(data: unknown[]) {
  return serve(200, JSON.stringify({ data, meta: { total: data.length, page: 1, per_page: 50 } }));
}

test("an empty list is a success: nothing on stdout when piped, a message on a terminal", async () => {
  const piped = await smartalex(list, { calls: [] });
  expect(piped).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  const seen = await smartalex(list, { calls: [], columns: 80 });
  expect(seen).toMatchObject({ exitCode: 0, stderr: "No calls match.\n" });
});

test("global flags are accepted before the command", async () => {
  expect((await smartalex(["--sandbox", "calls", "list", "--limit", "1"])).stdout).toMatch(/^\{"id":/);
});

test("if a list breaks off, the error says how much is missing, and the exit code is not 0", async () => {
  const { exitCode, stdout, stderr } = await smartalex([...list, "--all"], { faults: ["GET /calls page=2: 500"] });
  expect(exitCode).toBe(7);
  expect(parsed(stdout)).toHaveLength(100);
  expect(stderr).toMatch(
    /^smartalex: The output is incomplete: only 100 calls could be shown, 50 are missing\. .*\(500 server_error\)/,
  );
});

test("filters that the API does not support are applied client-side, and the summary says so", async () => {
  const { stdout, stderr } = await smartalex([...list, "--direction", "web", "--min-duration", "30", "--all"]);
  const calls = parsed(stdout);
  expect(calls.length).toBeGreaterThan(5);
  for (const call of calls) expect(call.direction === "web" && call.duration_seconds >= 30, call.id).toBe(true);
  expect(stderr).toBe(`${calls.length} of 150 calls match; --direction and --min-duration applied client-side.\n`);
  const where = await smartalex([...list, "--where", 'direction == "web" && duration_seconds >= 30', "--all"]);
  expect(where.stdout).toBe(stdout);
});

test("a repeated --status keeps calls with any of the values, client-side, and the summary says so", async () => {
  const statuses = ["--status", "voicemail", "--status", "busy"];
  const { exitCode, stderr, stdout } = await smartalex([...list, ...statuses, "--all"]);
  const found = parsed(stdout).map(({ call_status }) => call_status);
  expect(exitCode).toBe(0);
  expect(new Set(found)).toEqual(new Set(["voicemail", "busy"]));
  expect(stderr).toBe(`${found.length} of 150 calls match; more than one --status applied client-side.\n`);
  const amounts = ["voicemail", "busy"].map(async (status) => {
    return parsed((await smartalex([...list, "--status", status, "--all"])).stdout).length;
  });
  expect((await Promise.all(amounts)).reduce((a, b) => a + b)).toBe(found.length);
});

test("the summary of one call is in the singular", async () => {
  const { stderr } = await smartalex([...list, "--where", 'id == "call_abc123"']);
  expect(stderr).toMatch(/^1 of 150 calls matches; --where applied client-side/);
  expect((await smartalex([...list, "--direction", "web", "--limit", "1"])).stderr).toMatch(
    /^Showing the first 1 that matches,/,
  );
});

test("--limit counts matching calls, and the summary says that more may follow", async () => {
  const { stdout, stderr } = await smartalex([...list, "--direction", "inbound", "--limit", "3"]);
  expect(parsed(stdout)).toHaveLength(3);
  expect(stderr).toMatch(
    /^Showing the first 3 that match, of 100 calls read and 150 calls in total; .* Use --all to show all calls/,
  );
});

test("a JSON array is complete, or it is not closed", async () => {
  const whole = await smartalex([...list, "--all", "-o", "json"]);
  expect(JSON.parse(whole.stdout)).toHaveLength(150);
  const broken = await smartalex([...list, "--all", "-o", "json"], { faults: ["GET /calls page=2: 500"] });
  expect(broken.exitCode).toBe(7);
  expect(() => JSON.parse(broken.stdout) as unknown).toThrow(SyntaxError);
  expect((await smartalex([...list, "-o", "json"], { calls: [] })).stdout).toBe("[]\n");
});

test("every known field can be selected", async () => {
  const { stdout } = await smartalex([...list, "--limit", "1", "-f", "cost,id"]);
  expect(Object.keys(parsed(stdout)[0] ?? {})).toEqual(["cost", "id"]);
  expect((await smartalex([...list, "-f"])).stdout).toMatch(/^call_status +string +How the call ended\..*voicemail/m);
});

test("the output format of the settings is used, and a flag takes precedence", async () => {
  const env = { SMARTALEX_OUTPUT: "ids" };
  expect((await smartalex([...list, "--limit", "1"], { env })).stdout).toMatch(/^call_\w+\n$/);
  expect((await smartalex([...list, "--limit", "1", "-o", "csv"], { env })).stdout).toMatch(/^id,agent_id/);
});
