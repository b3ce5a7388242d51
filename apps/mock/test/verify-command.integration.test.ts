import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import type { Mock } from "../src/mock.ts";
import type { MockOptions } from "../src/options.ts";
import { world } from "./verified.ts";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const key = { SMARTALEX_API_KEY: "key_of_a_test", SMARTALEX_FORBIDDEN_KEY: "poor_key_of_a_test" };
const mocks: Mock[] = [];

afterEach(async () => {
  await Promise.all(mocks.splice(0).map((mock) => mock.close()));
});

/** Runs the built command. */
function run(args: readonly string[], env: Record<string, string> = key) {
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = spawn(process.execPath, [main, "verify", ...args], { env });
    let [stdout, stderr] = ["", ""];
    child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
    child.once("close", (status) => {
      resolve({ status, stdout, stderr });
    });
  });
}

async function serve(options?: MockOptions): Promise<string> {
  const mock = world(options);
  mocks.push(mock);
  return (await mock.listen()).url;
}

test("without a base URL, it checks a new mock, and needs no key", async () => {
  const { status, stderr, stdout } = await run([], {});
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(stdout).toMatch(/documented facts: 26 hold, 0 fail, 2 unclear;/);
  expect(stdout).toContain("0 refuted");
});

test("it prints a table of checks, outcomes and observations", async () => {
  const url = await serve();
  const { status, stdout } = await run(["--base-url", url]);
  expect(status).toBe(0);
  await expect(stdout.replace(url, "http://127.0.0.1:4010/v1")).toMatchFileSnapshot("snapshots/verify.txt");
});

test("the help says how many requests it sends", async () => {
  await expect((await run(["--help"])).stdout).toMatchFileSnapshot("snapshots/verify-help.txt");
});

test("a refuted assumption is reported and not a failure, also as JSON, with the base URL of the environment", async () => {
  const url = await serve({ order: "oldest" });
  const { status, stdout } = await run(["--json"], { ...key, SMARTALEX_BASE_URL: url });
  expect(status).toBe(0);
  const report = JSON.parse(stdout) as { findings: { pointer?: string; outcome: string }[] };
  expect(report).toMatchObject({ baseUrl: url, isFailed: false, counts: { fails: 0, refuted: 1 } });
  expect(report.findings.find(({ outcome }) => outcome === "refuted")?.pointer).toBe("/paths/~1calls/get");
});

test("a documented fact that is not true is exit code 1", async () => {
  const { status, stdout } = await run(["--base-url", await serve({ faults: ["/calls: wrong-total"] })]);
  expect(status).toBe(1);
  expect(stdout).toMatch(
    /meta\.total is the number of calls in the list, on every page +fails +meta\.total is 160, but the list has 150 calls/,
  );
});

test("text of the server is escaped before it is printed", async () => {
  const shape = JSON.stringify({ data: [], meta: { "\u001b[2J\u0085\u202e": 1, total: 0, page: 1, per_page: 1 } });
  const url = await serve({ faults: [`/calls: wrong-shape ${shape}`] });
  for (const [args, shown] of [
    [[], String.raw`\u{1b}[2J`],
    [["--json"], String.raw`\u001b[2J`],
  ] as const) {
    const { stdout } = await run(["--base-url", url, ...args]);
    expect(stdout).toContain(shown);
    expect(stdout.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
  }
});

test("the API key is neither in the table nor in the JSON", async () => {
  const url = await serve();
  for (const args of [[], ["--json"]])
    expect((await run(["--base-url", url, ...args])).stdout).not.toContain("key_of_a_test");
});

test.each([
  [
    [],
    { SMARTALEX_BASE_URL: "https://api.example.test/v1" },
    "no API key. Set SMARTALEX_API_KEY to a key with permission to read calls. A mock accepts any key",
  ],
  [
    ["--base-url", "http://api.example.test/v1"],
    key,
    "the base URL must start with https://, to protect the API key. http:// is allowed on this machine only",
  ],
  [["--base-url", "nowhere"], key, "invalid base URL. Use a URL such as https://api.getsmartalex.com/v1"],
  [
    ["--base-url", "http://127.0.0.1:1"],
    { SMARTALEX_API_KEY: "two words" },
    "invalid API key: it contains whitespace or invalid characters. Copy it again",
  ],
  [["--jsn"], key, "unknown option '--jsn' (Did you mean --json?)"],
  [["now"], key, "too many arguments for 'verify'. Expected 0 arguments but got 1"],
])("%j is an error in one line with exit code 2", (args, env, message) => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [main, "verify", ...args], { encoding: "utf8", env });
  expect({ status, stderr, stdout }).toEqual({ status: 2, stderr: `smartalex-mock: ${message}\n`, stdout: "" });
});

test("a rejected key is exit code 2", async () => {
  const { status, stderr } = await run(["--base-url", await serve()], { SMARTALEX_API_KEY: "another" });
  expect(status).toBe(2);
  expect(stderr).toBe(
    "smartalex-mock: the server rejects the API key: 401 unauthorized. Use a key with permission to read calls\n",
  );
});

test("an unreachable server is exit code 3", async () => {
  const taken = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => taken.once("listening", resolve));
  const { port } = taken.address() as AddressInfo; // it listens on a port
  await new Promise((resolve) => taken.close(resolve));
  const { status, stderr } = await run(["--base-url", `http://127.0.0.1:${port}/v1`]);
  expect(status).toBe(3);
  expect(stderr).toBe(`smartalex-mock: cannot reach http://127.0.0.1:${port}/v1: no response (ECONNREFUSED)\n`);
});
