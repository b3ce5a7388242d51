import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { callDetailValidator, callValidator } from "@smartalex/contract";
import { createMock } from "@smartalex/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checked } from "../../mock/test/checked.ts";
import { toHandler } from "../../mock/test/to-handler.ts";
import { hasSharedData, sharedDataMissing, sharedFile } from "../../mock/test/shared-data.ts";
import { serveNode } from "../../mock/src/serve-node.ts";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const run = promisify(execFile);
const env = { PATH: process.env["PATH"], SMARTALEX_API_KEY: "any" };

/** Runs the built command in a process of its own. */
async function smartalex(...args: string[]): Promise<string> {
  return (await run(process.execPath, [main, ...args], { env, maxBuffer: 1e8 })).stdout;
}

test("the built command lists and gets calls of its sandbox", async () => {
  const rows = (await smartalex("calls", "list", "--sandbox", "--all")).trim().split("\n");
  expect(rows).toHaveLength(150);
  for (const row of rows) expect(callValidator.strict.issues(JSON.parse(row))).toEqual([]);
  const call: unknown = JSON.parse(await smartalex("calls", "get", "call_abc123", "--sandbox"));
  expect(callDetailValidator.strict.issues(call)).toEqual([]);
});

test("the version is that of the package", async () => {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  expect(await smartalex("--version")).toBe(`${version}\n`);
});

test("what was compiled is kept in a folder of one's own, and nowhere else", () => {
  const home = mkdtempSync(join(tmpdir(), "smartalex-"));
  const cacheOf = (variables: Record<string, string>) => {
    spawnSync(process.execPath, [main, "--version"], { env: { PATH: process.env["PATH"], ...variables } });
    return readdirSync(home, { recursive: true }).map(String);
  };
  expect(cacheOf({})).toEqual([]);
  expect(cacheOf({ HOME: home, NODE_DISABLE_COMPILE_CACHE: "1" })).toEqual([]);
  expect(cacheOf({ HOME: home })).toContain(join(".cache", "smartalex"));
  expect(cacheOf({ XDG_CACHE_HOME: join(home, "xdg") })).toContain(join("xdg", "smartalex"));
  rmSync(home, { recursive: true });
});

test("a reader that has had enough, as head does, is no failure", () => {
  const command = `"${process.execPath}" "${main}" calls list --sandbox --all | head -n 1`;
  const { status, stdout, stderr } = spawnSync("bash", ["-o", "pipefail", "-c", command], { encoding: "utf8" });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout.trim().split("\n")).toHaveLength(1);
});

test.skipIf(!existsSync("/dev/full"))(
  "a disk that is full is one line on stderr (skipped where there is no /dev/full)",
  () => {
    const command = `"${process.execPath}" "${main}" calls list --sandbox --all > /dev/full`;
    const { status, stderr } = spawnSync("sh", ["-c", command], { encoding: "utf8" });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: "smartalex: the output cannot be written (ENOSPC). Check the disk, then run it again.\n",
    });
  },
);

test("a mistake gives its exit code to the shell", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, "calls", "list", "--since", "5x"], {
    encoding: "utf8",
  });
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toBe(
    'smartalex: --since "5x" is no time. Did you mean 5h? Give hours, days or weeks (24h, 7d, 2w), or a day in UTC (2026-11-01).\n',
  );
});

const title = hasSharedData ? "" : ` (${sharedDataMissing})`;
describe.skipIf(!hasSharedData)(`67 real conversations through mock, client and command${title}`, () => {
  const files = hasSharedData ? ["harper-valley-sample.ndjson", "primock57-calls.ndjson"].map(sharedFile) : [];
  const lines = files.flatMap(({ text }) => text.trim().split("\n"));
  const ids = lines.map((line) => (JSON.parse(line) as { id: string }).id);
  let server: Awaited<ReturnType<typeof serveNode>>;
  let baseUrl: string[];

  beforeAll(async () => {
    server = await serveNode(toHandler(checked(createMock({ data: files }).fetch)), 0);
    baseUrl = ["--base-url", `http://127.0.0.1:${server.port}/v1`];
  });
  afterAll(() => server.close());

  test("calls list --all shows all of them", async () => {
    const rows = (await smartalex("calls", "list", "--all", ...baseUrl)).trim().split("\n");
    expect(rows.map((row) => (JSON.parse(row) as { id: string }).id).sort()).toEqual([...ids].sort());
    expect(ids).toHaveLength(67);
  });

  test("calls get --json gives each of them byte for byte", async () => {
    for (const [index, id] of ids.entries()) {
      const stdout = await smartalex("calls", "get", id, "--json", ...baseUrl);
      expect(stdout === `${lines[index]}\n`, id).toBe(true); // a failure names the call alone: what people said stays out of logs
    }
  });
});
