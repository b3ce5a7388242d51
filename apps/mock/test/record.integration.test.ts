import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { callDetailValidator, type CallDetail } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { createMock, type Mock } from "@smartalex/mock";
import { SmartAlex } from "@smartalex/sdk";
import { afterEach, beforeEach, expect, test } from "vitest";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const documented = document.components.examples.getCall.value.data as CallDetail;
const KEY = "sk_secret_of_this_test";
let folder: string;
let mocks: Mock[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "smartalex-record-"));
});
afterEach(async () => {
  await Promise.all(mocks.map((mock) => mock.close()));
  mocks = [];
  rmSync(folder, { recursive: true });
});

const start = (minutesAgo: number) => `${new Date(Date.now() - minutesAgo * 60_000).toISOString().slice(0, 19)}Z`;
const calls: CallDetail[] = [0, 1, 2].map((index) => ({
  ...documented,
  id: `call_${index}`,
  contact_id: index === 2 ? null : "contact_david",
  start_timestamp: start(60 + index),
  end_timestamp: start(59 + index),
  summary: "David Jones asked to be called back on 715-139-0787.",
  transcript: [
    { speaker: "agent", text: "What is your name?", timestamp: 0 },
    { speaker: "caller", text: "my name is david jones", timestamp: 2.5 },
    { speaker: "caller", text: "seven one five one three nine oh seven eight seven", timestamp: 5 },
  ],
}));

async function serve(options: Parameters<typeof createMock>[0]): Promise<string> {
  const mock = createMock(options);
  mocks.push(mock);
  return (await mock.listen()).url;
}

/** Runs the command until it exits. It never prints the key. */
function run(
  args: string[],
  { key = KEY, onStderr }: { key?: string; onStderr?: (stop: () => void, text: string) => void } = {},
) {
  const child = spawn(process.execPath, [main, "record", ...args], { env: { SMARTALEX_API_KEY: key } });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
    onStderr?.(() => child.kill("SIGINT"), stderr);
  });
  return {
    stop: () => child.kill("SIGINT"),
    kill: () => child.kill("SIGKILL"),
    end: new Promise<{ code: number | null; stderr: string }>((resolve) => {
      child.on("close", (code) => {
        expect(stdout).toBe("");
        expect(stderr).not.toContain(KEY);
        resolve({ code, stderr });
      });
    }),
  };
}

const record = (...args: string[]) => run(args).end;
const out = () => join(folder, "calls.ndjson");
const lines = () => {
  const text = readFileSync(out(), "utf8");
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as CallDetail); // validated strictly in the tests that need it
};

test("a recording contains every call in order, without the texts, and the mock serves it", async () => {
  const url = await serve({ calls });
  const { code, stderr } = await record("--since", "7d", "--out", out(), "--base-url", url);
  expect(stderr).toBe(
    `3 calls are in ${out()}.\n` +
      "The texts are samples. Anyone who has the call log can match these calls by their times, durations and costs.\n" +
      `Next: smartalex-mock --data ${out()}\n`,
  );
  expect(code).toBe(0);
  expect(readFileSync(out(), "utf8")).not.toMatch(/david|jones|\b715\b|seven|call_\d\b/i);
  const recorded = lines();
  expect(recorded.map((call) => callDetailValidator.strict.issues(call))).toEqual([[], [], []]);
  expect(recorded.map(({ start_timestamp }) => start_timestamp)).toEqual(
    calls.map(({ start_timestamp }) => start_timestamp),
  );
  const [first, second, third] = recorded;
  expect(first?.contact_id).toBe(second?.contact_id);
  expect(third?.contact_id).toBeNull();
  expect(new Set(recorded.map(({ id }) => id)).size).toBe(3);

  const served = new SmartAlex({
    apiKey: "any",
    fetch: createMock({ data: [{ name: "calls.ndjson", text: readFileSync(out(), "utf8") }] }).fetch,
  });
  expect((await served.calls.list()).meta.total).toBe(3);
  expect((await served.calls.get(first?.id ?? "")).summary).toBe(first?.summary);
});

test("two recordings of one workspace differ, and only their owner can read them", async () => {
  const url = await serve({ calls });
  await record("--out", out(), "--base-url", url);
  const before = readFileSync(out(), "utf8");
  expect(statSync(out()).mode & 0o777).toBe(0o600);
  expect((await record("--out", out(), "--base-url", url, "--force")).code).toBe(0);
  expect(readFileSync(out(), "utf8")).not.toBe(before);
});

test("with --text redacted, names stay and numbers do not, and a warning says so", async () => {
  const url = await serve({ calls });
  const { code, stderr } = await record("--out", out(), "--base-url", url, "--text", "redacted");
  expect(code).toBe(0);
  expect(stderr).toContain("Warning: names stay in the texts");
  const [first] = lines();
  expect(first?.summary).toBe("David Jones asked to be called back on [phone].");
  expect(first?.transcript.map(({ text }) => text)).toEqual([
    "What is your name?",
    "my name is david jones",
    "[phone]",
  ]);
  expect(readFileSync(out(), "utf8")).not.toMatch(/\b715\b|call_\d\b|contact_david/);
});

test("with --text raw, calls are written exactly as the server sent them, and a warning says so", async () => {
  const line = `{ "cost": 0.450, "extra":{"data":[1.0, "}\\"]"]}, ${JSON.stringify(calls[0]).slice(1)}`;
  const url = await serve({ data: [{ name: "calls.ndjson", text: line }] });
  const { stderr } = await record("--out", out(), "--base-url", url, "--text", "raw");
  expect(readFileSync(out(), "utf8")).toBe(`${line}\n`);
  expect(stderr).toContain("Warning: the file contains the calls exactly as the server sent them");
});

test("a call that is deleted during the recording is counted and left out", async () => {
  const url = await serve({ calls, faults: ["/calls/call_1: 404"] });
  const { code, stderr } = await record("--out", out(), "--base-url", url);
  expect([code, lines().length]).toEqual([0, 2]);
  expect(stderr).toContain("2 calls are in");
  expect(stderr).toContain("1 call of the list could not be read, because it was deleted.");
});

test("a call with an id that a URL cannot contain is counted and left out, without its id in a message", async () => {
  const unreadable = { ...documented, id: "Jones \ud800", start_timestamp: start(60), end_timestamp: start(59) };
  const url = await serve({ calls: [unreadable, ...calls] });
  const { code, stderr } = await record("--out", out(), "--base-url", url);
  expect([code, lines().length]).toEqual([0, 3]);
  expect(stderr).toContain("Not recorded: 1 call with an id that a URL cannot contain.");
  expect(stderr).not.toContain("Jones");
});

test("if all calls are deleted, no longer --since is suggested", async () => {
  const url = await serve({ calls, faults: ["/calls/{id}: 404"] });
  const { stderr } = await record("--out", out(), "--base-url", url);
  expect(stderr).toContain("0 calls are in");
  expect(stderr).not.toContain("--since");
});

test("a file that is created during a recording is not replaced", async () => {
  const url = await serve({ calls, latencyMs: 300 });
  const { end } = run(["--out", out(), "--base-url", url]);
  while (!readdirSync(folder).some((name) => name.endsWith(".part")))
    await new Promise((resolve) => setTimeout(resolve, 10));
  writeFileSync(out(), "mine");
  const { code, stderr } = await end;
  expect(code).toBe(2);
  expect(stderr).toContain("already exists. Name another file, or add --force to replace it");
  expect(readFileSync(out(), "utf8")).toBe("mine");
});

test("progress is printed in lines, and several pages of calls are in the order of the list", async () => {
  const url = await serve({ calls: 250, now: new Date().toISOString() });
  const list = new SmartAlex({ apiKey: "any", baseUrl: url }).calls.list({ since_hours: 24 * 30 });
  const starts = (await list.toArray({ limit: Infinity })).map(({ start_timestamp }) => start_timestamp);
  const { stderr } = await record("--since", "30d", "--out", out(), "--base-url", url);
  expect(stderr).toMatch(/^100 of 2\d\d calls\n200 of 2\d\d calls\n2\d\d calls are in /);
  expect(lines().map(({ start_timestamp }) => start_timestamp)).toEqual(starts);
});

test.each([
  ["a server that fails in the middle", { faults: ["/calls/call_2: 400"] }, /Nothing was written to/],
  ["a key that is not known", { apiKeys: ["another"] }, /Nothing was written to/],
])("%s leaves no file behind, and prints one line", async (_, options, message) => {
  const url = await serve({ calls, ...options });
  const { code, stderr } = await record("--out", out(), "--base-url", url);
  expect(code).toBe(1);
  expect(stderr).toMatch(message);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(readdirSync(folder)).toEqual([]);
});

test("an interrupted recording leaves no file behind, and does not change an existing file", async () => {
  writeFileSync(out(), "before");
  const url = await serve({ calls, faults: ["/calls/call_2: stall"] });
  const { end, stop } = run(["--out", out(), "--base-url", url, "--force"]);
  while (!readdirSync(folder).some((name) => name.endsWith(".part")))
    await new Promise((resolve) => setTimeout(resolve, 10));
  stop();
  const { code, stderr } = await end;
  expect(code).toBe(130);
  expect(stderr).toMatch(/^smartalex-mock: interrupted\. Nothing was written to .* Run it again/);
  expect(readdirSync(folder)).toEqual(["calls.ndjson"]);
  expect(readFileSync(out(), "utf8")).toBe("before");
});

test("the temporary file of a killed recording is removed by the next recording to the same file", async () => {
  const stalled = await serve({ calls, faults: ["/calls/call_2: stall"] });
  const { end, kill } = run(["--out", out(), "--base-url", stalled, "--text", "raw"]);
  const isBegun = () =>
    readdirSync(folder).some((name) => name.endsWith(".part") && statSync(join(folder, name)).size > 0);
  while (!isBegun()) await new Promise((resolve) => setTimeout(resolve, 10));
  const second = await record("--out", out(), "--base-url", stalled, "--text", "raw");
  expect(second.code).toBe(2);
  expect(second.stderr).toMatch(
    /calls\.ndjson is being written by smartalex-mock record \(process \d+ on \S+\)\. Wait, or name/,
  );
  kill();
  expect((await end).code).toBeNull();
  const mine = join(folder, "calls.ndjson.mine.part");
  writeFileSync(mine, "mine", { mode: 0o600 });
  const loose = join(folder, "calls.ndjson.0123abcd.part");
  writeFileSync(loose, "a file of mode 0644 was not written by us", { mode: 0o644 });
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toHaveLength(3);
  expect((await record("--out", out(), "--base-url", await serve({ calls }))).code).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(["calls.ndjson", "calls.ndjson.0123abcd.part", "calls.ndjson.mine.part"]);
});

const hasStrace = spawnSync("strace", ["-e", "inject=link,linkat:error=EPERM", "true"]).status === 0;
test.skipIf(!hasStrace)(
  `on a disk without hard links, a recording is copied into place${hasStrace ? "" : " (skipped: there is no strace)"}`,
  async () => {
    const url = await serve({ calls });
    const withoutLinks = ["-f", "-o", "/dev/null", "-e", "trace=link,linkat", "-e", "inject=link,linkat:error=EPERM"];
    const args = [...withoutLinks, process.execPath, main, "record", "--out", out(), "--base-url", url];
    const child = spawn("strace", args, { env: { PATH: process.env["PATH"], SMARTALEX_API_KEY: KEY } });
    const [code] = (await once(child, "exit")) as [number | null];
    expect(code).toBe(0);
    expect(lines()).toHaveLength(3);
    expect(statSync(out()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["calls.ndjson"]);
  },
);

test("a planted link is never followed, and a link of the user is followed", async () => {
  const url = await serve({ calls });
  writeFileSync(join(folder, "victim"), "mine");
  symlinkSync(join(folder, "victim"), `${out()}.lock`);
  const { code, stderr } = await record("--out", out(), "--base-url", url);
  expect(code).toBe(2);
  expect(stderr).toContain(
    "calls.ndjson.lock is a symbolic link, and was not changed. Remove it, or name another file",
  );
  expect(readFileSync(join(folder, "victim"), "utf8")).toBe("mine");
  rmSync(`${out()}.lock`);
  symlinkSync("victim", out());
  expect((await record("--out", out(), "--base-url", url, "--force")).code).toBe(0);
  expect(lstatSync(out()).isSymbolicLink()).toBe(true);
  expect(lines()).toHaveLength(3);
});

test("in a deleted folder, it prints one line with exit code 2", () => {
  const script = `cd "$(mktemp -d)" && rmdir "$PWD" && exec "${process.execPath}" "${main}" record --out calls.ndjson`;
  const env = { PATH: process.env["PATH"], SMARTALEX_API_KEY: KEY };
  const { status, stderr } = spawnSync("sh", ["-c", script], { encoding: "utf8", env });
  expect({ status, stderr }).toEqual({
    status: 2,
    stderr: "smartalex-mock: the current folder does not exist any more. Change to another folder (cd ~)\n",
  });
});

test.each([
  [
    "a folder that does not exist",
    () => join(folder, "nowhere", "calls.ndjson"),
    /the folder .*nowhere does not exist\. Create it first$/,
  ],
  ["a target without a name", () => "", /the name of the file is empty\. Name a file$/],
  ["standard output", () => "-", /a recording cannot be written to standard output\. Name a file/],
  [
    "a link that leads nowhere",
    () => {
      symlinkSync("nowhere", out());
      return out();
    },
    /is a link to a file that does not exist\. Name another file$/,
  ],
  ["a target that is a folder", () => folder, /is a folder\. Name a file in it$/],
  ["a file that is there already", () => main, /already exists\. Name another file, or add --force to replace it$/],
])("%s is an error before the first request", async (_, path, message) => {
  const url = await serve({ calls });
  const { code, stderr } = await record("--out", path(), "--base-url", url);
  expect(code).toBe(2);
  expect(stderr.trim()).toMatch(message);
  expect(mocks[0]?.requests).toEqual([]);
});

test.each([
  [["--out", "calls.ndjson", "--base-url", "http://example.test/v1"], /--base-url .* must start with https:\/\//],
  [
    ["--out", "calls.ndjson", "--text", "pretty"],
    /'pretty' is invalid\. Allowed choices are placeholder, redacted, raw/,
  ],
  [["--out", "calls.ndjson", "--raw"], /unknown option '--raw'/],
  [
    ["--out", "calls.ndjson", "--since", "soon"],
    /invalid value for --since: "soon"\. Use up to 999999 hours, days or weeks/,
  ],
  [[], /required option '--out <file>' not specified/],
])("%j is an error in one line", async (args, message) => {
  const { code, stderr } = await record(...args);
  expect(code).toBe(2);
  expect(stderr.trim()).toMatch(message);
  expect(existsSync("calls.ndjson")).toBe(false);
});

test("without a key, the error says where to get one", async () => {
  const { code, stderr } = await run(["--out", out()], { key: "" }).end;
  expect([code, stderr]).toEqual([
    2,
    "smartalex-mock: no API key. Set SMARTALEX_API_KEY to one from the Developer Portal\n",
  ]);
});

test("a response that is not a call fails the recording, without its content in the message", async () => {
  const server = createServer((request, response) => {
    const isList = request.url?.includes("?") === true;
    response.setHeader("content-type", "application/json");
    response.end(
      JSON.stringify(
        isList
          ? { data: [calls[0]], meta: { total: 1, page: 1, per_page: 100 } }
          : { data: { id: "call_0", summary: "David" } },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  mkdirSync(join(folder, "empty"));
  const { code, stderr } = await record(
    "--out",
    join(folder, "empty", "calls.ndjson"),
    "--base-url",
    `http://127.0.0.1:${port}/v1`,
  );
  server.close();
  expect(code).toBe(1);
  expect(stderr).not.toContain("David");
  expect(readdirSync(join(folder, "empty"))).toEqual([]);
});

test("the help says what each mode keeps: names with redacted texts, and times in all modes", async () => {
  const child = spawn(process.execPath, [main, "record", "--help"]);
  let help = "";
  for await (const chunk of child.stdout) help += String(chunk);
  expect(help).toContain("NAMES STAY");
  expect(help).toContain("anyone who has the call log can match calls by them");
  await expect(help).toMatchFileSnapshot("snapshots/help-record.txt");
});
