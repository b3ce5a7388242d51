import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { smartalex } from "./run-cli.ts";

const call = (id: string) => ({
  id,
  agent_id: "agent_1",
  contact_id: null,
  direction: "inbound",
  call_status: "completed",
  duration_seconds: 60,
  sentiment: null,
  cost: 0.1,
  start_timestamp: "2026-01-15T14:30:00Z",
  end_timestamp: "2026-01-15T14:31:00Z",
});

/** A server with 30 calls that reports more. */
async function serveWrongTotal(total: number) {
  const rows = Array.from({ length: 30 }, (_, index) => call(`call_${index}`));
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
    const page = Number(searchParams.get("page") ?? 1);
    const per_page = Number(searchParams.get("per_page") ?? 20);
    const data = rows.slice((page - 1) * per_page, page * per_page);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ data, meta: { total, page, per_page } }));
  }).unref();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { env: { SMARTALEX_API_KEY: "sk_live_secret", SMARTALEX_BASE_URL: `http://127.0.0.1:${port}/v1` } };
}

const warning = "Warning: The server reports a total of 90 calls, but its pages ended after 30.";

test("list prints a warning on stderr if the total does not match, and every call on stdout", async () => {
  const { exitCode, stderr, stdout } = await smartalex(["calls", "list", "--all"], await serveWrongTotal(90));
  expect(exitCode).toBe(0);
  expect(stdout.trim().split("\n")).toHaveLength(30);
  expect(stderr).toContain(warning);
});

test("stats and export print the warning as well", async () => {
  const world = await serveWrongTotal(90);
  const cwd = await mkdtemp(join(tmpdir(), "smartalex-odd-"));
  const stats = await smartalex(["calls", "stats", "--output", "json"], world);
  expect(stats.stderr).toContain(warning);
  const written = await smartalex(["calls", "export", "--to", "calls.csv"], { ...world, cwd });
  expect(written).toMatchObject({ exitCode: 0, stderr: expect.stringContaining(warning) as string });
  expect((await readFile(join(cwd, "calls.csv"), "utf8")).match(/call_\d+/g)).toHaveLength(30);
});

test.each([
  [["--limit", "60"], 60],
  [["--all"], 150],
  [["--direction", "inbound", "--limit", "5"], 5],
] as const)("list %j works with a server that rejects pages of more than 50 calls", async (flags, count) => {
  const { exitCode, stdout } = await smartalex(["calls", "list", "--sandbox", ...flags], { maxPerPage: 50 });
  expect(exitCode).toBe(0);
  expect(stdout.trim().split("\n")).toHaveLength(count);
});

test("stats works with a server that rejects pages of more than 50 calls", async () => {
  const { exitCode } = await smartalex(["calls", "stats", "--sandbox"], { maxPerPage: 50 });
  expect(exitCode).toBe(0);
});
