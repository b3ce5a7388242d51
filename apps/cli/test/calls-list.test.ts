import type { Call } from "@smartalex/sdk";
import { expect, test } from "vitest";
import { smartalex } from "./run-cli.ts";

const list = ["calls", "list", "--sandbox"];

function parsed(stdout: string): Call[] {
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Call);
}

test("piped, it gives one JSON object a line, the 50 newest, and says what is missing", async () => {
  const { exitCode, stdout, stderr } = await smartalex(list);
  expect(exitCode).toBe(0);
  const calls = parsed(stdout);
  expect(calls).toHaveLength(50);
  expect(Object.keys(calls[0] ?? {})).toContain("start_timestamp");
  expect(stderr).toBe("Showing 50 of 150 calls. Use --all for every one, or --limit for more.\n");
});

test("--all gives every call once, and has nothing more to say", async () => {
  const { stdout, stderr } = await smartalex([...list, "--all"]);
  expect(new Set(parsed(stdout).map(({ id }) => id)).size).toBe(150);
  expect(stderr).toBe("");
});

test.each([1, 50, 99, 100, 101, 149])("--limit %i gives so many", async (limit) => {
  const { stdout, stderr } = await smartalex([...list, "--limit", String(limit)]);
  expect(parsed(stdout)).toHaveLength(limit);
  expect(stderr).toBe(`Showing ${limit} of 150 calls. Use --all for every one, or --limit for more.\n`);
});

test.each([150, 1000])("--limit %i leaves nothing out, and does not say so", async (limit) => {
  const { stdout, stderr } = await smartalex([...list, "--limit", String(limit)]);
  expect(parsed(stdout)).toHaveLength(150);
  expect(stderr).toBe("");
});

test("--status and --since keep only such calls", async () => {
  const { stdout } = await smartalex([...list, "--status", "voicemail", "--since", "2d", "--all"]);
  const calls = parsed(stdout);
  expect(calls.length).toBeGreaterThan(0);
  for (const { call_status, start_timestamp } of calls) {
    expect(call_status).toBe("voicemail");
    expect(start_timestamp >= "2026-01-14T12:00:00Z").toBe(true);
  }
});

test("on a terminal it is a table", async () => {
  const { stdout } = await smartalex([...list, "--since", "24h"], { columns: 120 });
  await expect(stdout).toMatchFileSnapshot("snapshots/list-120-columns.txt");
});

test("on a narrow terminal the last columns are left out, and no line is broken", async () => {
  const { stdout } = await smartalex([...list, "--since", "24h"], { columns: 60 });
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(60);
  expect(stdout).toContain("call_abc123");
  expect(stdout).not.toContain("CONTACT");
});

test("a table can be asked for where nobody looks, and JSON where somebody does", async () => {
  expect((await smartalex([...list, "-o", "table"])).stdout).toMatch(/^START \(UTC\)/);
  expect((await smartalex([...list, "--json"], { columns: 80 })).stdout).toMatch(/^\{"id":/);
  expect((await smartalex([...list, "--output", "ndjson"], { columns: 80 })).stdout).toMatch(/^\{"id":/);
});

test("no calls is no failure: nothing on stdout when piped, a word on a terminal", async () => {
  const piped = await smartalex(list, { calls: [] });
  expect(piped).toEqual({ exitCode: 0, stdout: "", stderr: "" });
  const seen = await smartalex(list, { calls: [], columns: 80 });
  expect(seen).toMatchObject({ exitCode: 0, stderr: "No calls match.\n" });
});

test("global flags may stand before the command", async () => {
  expect((await smartalex(["--sandbox", "calls", "list", "--limit", "1"])).stdout).toMatch(/^\{"id":/);
});
