import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CallListBody } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { afterAll, expect, test } from "vitest";
import { checked } from "./checked.ts";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "smartalex-mock-"));
const ask = checked((request) => fetch(request));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** Starts the command. Returns its output and a function that stops it like Ctrl-C. */
async function start(...args: string[]) {
  const child = spawn(process.execPath, [main, "--port", "0", ...args]);
  const printed = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes("smartalex calls list")) resolve(text);
    });
    child.on("exit", (code) => {
      reject(new Error(`exit ${code}`));
    });
  });
  const stop = () => new Promise((resolve) => void child.once("exit", resolve).kill("SIGINT"));
  return { pid: child.pid, printed, stop };
}

/** Returns the memory use of a process. */
function residentMegabytes(pid = NaN): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1000;
}

/** Runs a printed curl command. */
function curl(line: string): Promise<Response> {
  const [, url = "", name = "", value = ""] = /curl "([^"]+)" -H "([^:]+): ([^"]+)"/.exec(line) ?? [];
  return ask(new Request(url, { headers: { [name]: value } }));
}

function refusal(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });
  expect(stdout).toBe("");
  expect(stderr.trim().split("\n")).toHaveLength(1);
  return { status, stderr: stderr.trim() };
}

test("it prints its base URL and two requests that work when pasted", async () => {
  const { printed, stop } = await start();
  const [list = "", get = ""] = printed.split("\n").filter((line) => line.includes("curl"));
  expect(printed).toMatch(/^The SmartAlex Calls API listens on http:\/\/127\.0\.0\.1:\d+\/v1\nwith 150 calls\./);
  const page = /Dashboard: (\S+)/.exec(printed)?.[1] ?? "";
  expect(await (await fetch(page)).text()).toContain("<title>SmartAlex mock</title>");
  const first = await curl(list);
  expect(first.headers.get("x-ratelimit-remaining")).toBe("599");
  expect(await first.json()).toMatchObject({ meta: { page: 1, per_page: 5 } });
  expect(await (await curl(get)).json()).toEqual(document.components.examples.getCall.value);
  expect(await stop()).toBe(0);
});

test("a billion calls are available immediately, and another seed has other calls", async () => {
  const sizes = ["--calls", "1000000000", "--days", "365", "--seed"];
  const firstId = async (seed: string) => {
    const { printed, stop } = await start(...sizes, seed);
    expect(printed).toContain("with 1000000000 calls.");
    const answer = await curl(printed.split("\n").find((line) => line.includes("curl")) ?? "");
    await stop();
    return ((await answer.json()) as CallListBody).data[0]?.id; // validated by `curl`
  };
  expect(await firstId("acme")).not.toBe(await firstId("other"));
});

test("several files are served together, and the second request has an ID of them", async () => {
  const call = document.components.examples.getCall.value.data;
  const one = file("one.ndjson", JSON.stringify({ ...call, id: "call_1" }));
  const two = file("two.ndjson", JSON.stringify({ ...call, id: "call_2" }));
  const { printed, stop } = await start("--data", one, "--data", two);
  expect(printed).toContain("with 2 calls.");
  const get = printed.split("\n").filter((line) => line.includes("curl"))[1] ?? "";
  expect(await (await curl(get)).json()).toMatchObject({ data: { id: "call_1" } });
  await stop();
});

test("faults, latency and seed come from the flags, and do not affect the startup message", async () => {
  const args = ["--fault", "/calls page=2: 503 html", "--fault", "reset", "--latency", "1-2", "--seed", "any"];
  const { printed, stop } = await start(...args);
  expect(printed).toContain("with 150 calls.");
  const [list = "", get = ""] = printed.split("\n").filter((line) => line.includes("curl"));
  const second = await fetch(/"([^"]+)"/.exec(list)?.[1]?.concat("&page=2") ?? "");
  expect([second.status, second.headers.get("content-type")]).toEqual([503, "text/html"]);
  await expect(curl(get)).rejects.toThrow("fetch failed");
  await stop();
});

test("keys and limits come from the flags, and the printed requests work with them", async () => {
  const keys = ["--api-key", "one", "--api-key", "two", "--forbidden-key", "three", "--revoked-key", "four"];
  const { printed, stop } = await start(...keys, "--rpm", "2", "--rate-window", "sliding", "--rate-headers", "ietf");
  expect(printed).toContain("with 150 calls. Only the given API keys are accepted.");
  const [list = ""] = printed.split("\n").filter((line) => line.includes("curl"));
  const url = /"([^"]+)"/.exec(list)?.[1] ?? "";
  const send = (key: string) => fetch(url, { headers: { authorization: `Bearer ${key}` } });
  expect(list).toContain("Bearer one");
  const statuses = [];
  for (const key of ["one", "one", "one", "two", "three", "four", "five"]) {
    const { headers, status } = await send(key);
    expect(headers.get("ratelimit-policy")).toBe('"default";q=2;w=60');
    statuses.push(status);
  }
  expect(statuses).toEqual([200, 200, 429, 200, 403, 401, 401]);
  await stop();
});

test("the plan comes from the flags", async () => {
  const { printed, stop } = await start("--plan", "dental");
  const response = await curl(printed.split("\n").find((line) => line.includes("curl")) ?? "");
  expect(response.headers.get("x-ratelimit-limit")).toBe("300");
  await stop();
});

test("pagination and strict mode come from the flags", async () => {
  const { printed, stop } = await start("--max-per-page", "3", "--over", "clamp", "--order", "oldest", "--strict");
  const [url = ""] = /http\S+calls\?/.exec(printed) ?? [];
  const unknown = await ask(new Request(`${url}per_pages=1`, { headers: { authorization: "Bearer any_key" } }));
  expect(unknown.status).toBe(400);
  const response = await curl(printed.split("\n").find((line) => line.includes("curl")) ?? "");
  const { data, meta } = (await response.json()) as CallListBody;
  expect(meta.per_page).toBe(3);
  const starts = data.map(({ start_timestamp }) => start_timestamp);
  expect(starts).toEqual([...starts].sort());
  await stop();
});

test("live calls arrive at the rate of the flag", async () => {
  const { printed, stop } = await start("--live", "500/s", "--late", "0s", "--enrich", "1h", "--delete-rate", "0%");
  expect(printed).toContain("with 150 calls, and 500/s more.");
  const [list = ""] = printed.split("\n").filter((line) => line.includes("curl"));
  const totalOf = async () => ((await (await curl(list)).json()) as CallListBody).meta.total;
  const before = await totalOf();
  await expect.poll(totalOf).toBeGreaterThan(before);
  await stop();
});

test("the clock is frozen at the time of the flag", async () => {
  const { printed, stop } = await start("--now", "2026-01-16T12:00:00Z", "--live", "500/s");
  const response = await curl(printed.split("\n").find((line) => line.includes("curl")) ?? "");
  expect(response.headers.get("date")).toBe("Fri, 16 Jan 2026 12:00:00 GMT");
  await stop();
});

test("the help lists every fault", async () => {
  const { stdout } = spawnSync(process.execPath, [main, "--help"], { encoding: "utf8" });
  await expect(stdout).toMatchFileSnapshot("snapshots/help.txt");
});

test("an invalid line is an error with file, line and pointer", () => {
  const bad = file("bad.ndjson", '{"id":"call_1"}');
  expect(refusal("--data", bad)).toEqual({ status: 2, stderr: `smartalex-mock: ${bad}:1: /agent_id is missing` });
});

test("a file in another encoding is an error, instead of being served with wrong characters", () => {
  const path = join(folder, "latin-1.ndjson");
  writeFileSync(path, Buffer.from([0x22, 0xe9, 0x22]));
  expect(refusal("--data", path).stderr).toBe(`smartalex-mock: ${path}:1: the line is not UTF-8`);
});

test.skipIf(process.getuid?.() === 0)(
  `a file that may not be read is refused${process.getuid?.() === 0 ? " (SKIPPED, root may read any)" : ""}`,
  () => {
    const path = file("secret.ndjson", "");
    chmodSync(path, 0);
    expect(refusal("--data", path).stderr).toBe(`smartalex-mock: cannot read ${path}: permission denied`);
  },
);

test("the data file can be a pipe", () => {
  const command = '"$0" "$1" --data /dev/stdin';
  const bad = `${JSON.stringify(document.components.examples.getCall.value.data)}\n{}`;
  const pipe = spawnSync("sh", ["-c", `cat | ${command}`, process.execPath, main], { input: bad, encoding: "utf8" });
  expect(pipe.stderr).toBe("smartalex-mock: /dev/stdin:2: /id is missing\n");
});

test("a file of 200,000 calls is served from the disk, without calls in memory", { timeout: 120_000 }, async () => {
  const path = join(folder, "many.ndjson");
  const { transcript, ...call } = document.components.examples.getCall.value.data;
  const turns = Array.from({ length: 10 }, () => transcript).flat();
  for (let batch = 0; batch < 200; batch++) {
    const ids = Array.from({ length: 1_000 }, (_, index) => `call_${batch * 1_000 + index}`);
    appendFileSync(path, ids.map((id) => `${JSON.stringify({ ...call, id, transcript: turns })}\n`).join(""));
  }
  const { pid, printed, stop } = await start("--data", path, "--rpm", "1000000");
  expect(printed).toContain("with 200000 calls.");
  const url = /http\S+\/v1/.exec(printed)?.[0] ?? "";
  const headers = { authorization: "Bearer any_key" };
  for (let page = 1; page <= 200; page++) {
    const list = await ask(new Request(`${url}/calls?page=${page * 9}&per_page=100`, { headers }));
    const id = ((await list.json()) as CallListBody).data[0]?.id ?? "";
    expect(id).toBe(`call_${(page * 9 - 1) * 100}`);
    expect(await (await ask(new Request(`${url}/calls/${id}`, { headers }))).json()).toMatchObject({ data: { id } });
  }
  // The texts have 500 MB.
  if (process.platform === "linux") expect(residentMegabytes(pid)).toBeLessThan(260);
  await stop();
});

test.each([
  [["--prot", "1"], "unknown option '--prot' (Did you mean --port?)"],
  [["--port", "many"], "invalid value for --port: many. Use a number from 0 to 65535"],
  [["--port"], "option '--port <number>' argument missing"],
  [["--calls", "many"], "invalid value for --calls: many. Use an integer such as 60"],
  [["--days", "4000"], "the option days must be an integer from 1 to 3650"],
  [["--data", "nowhere.ndjson"], "cannot read nowhere.ndjson: the file does not exist"],
  [["--data", "."], "cannot read .: it is a folder"],
  [
    ["--fault", "GET /call: reset"],
    'invalid fault "GET /call: reset": unknown path /call. ' +
      `Use one of ${Object.keys(document.paths).join(", ")}, or an ID in place of {id}`,
  ],
  [
    ["--latency", "long"],
    "invalid latency: long. Use milliseconds: 200, 50-200, or 50-200, 1% 3000 for 3 seconds in 1% of the requests",
  ],
  [
    ["--plan", "gold"],
    "option '--plan <name>' argument 'gold' is invalid. Allowed choices are professional, dental, real-estate.",
  ],
  [["--plan", "dental", "--rpm", "5"], "option '--plan <name>' cannot be used with option '--rpm <number>'"],
  [["--rpm", "many"], "invalid value for --rpm: many. Use an integer such as 60"],
  [["--max-per-page", "-1"], "invalid value for --max-per-page: -1. Use an integer such as 60"],
  [["--over", "drop"], "option '--over <name>' argument 'drop' is invalid. Allowed choices are reject, clamp."],
  [["--live", "often"], "invalid value for live: often. Use a rate such as 30/min, 2/s or 100/h, at most 1000/s"],
  [["--live", "1001/s"], "invalid value for live: 1001/s. Use a rate such as 30/min, 2/s or 100/h, at most 1000/s"],
  [["--live", "2/s", "--enrich", "5"], "invalid value for enrich: 5. Use a duration such as 30s, 5m or 2h"],
  [["--live", "2/s", "--delete-rate", "101%"], "invalid value for deleteRate: 101%. Use a share such as 0.05 or 5%"],
  [["--late", "5m"], "the option late requires the option live. Add live, such as 30/min"],
  [
    ["--now", "soon"],
    "invalid value for --now: soon. Use a date and time with a time zone, such as 2026-01-15T14:30:00Z, or a day in UTC, such as 2026-01-15",
  ],
  [["--now", "1899-12-31"], "invalid value for --now: 1899-12-31. Use a time between the years 1900 and 9999"],
  [
    ["--now", "9999-12-31T23:59:59-12:00"],
    "invalid value for --now: 9999-12-31T23:59:59-12:00. Use a time between the years 1900 and 9999",
  ],
  [["--rpm", "0"], "invalid value for --rpm: 0. Use an integer such as 60"],
  [["--api-key", "two words"], "invalid API key: a key consists of visible ASCII characters, without spaces"],
  [["4010"], "too many arguments. Expected 0 arguments but got 1"],
  [
    ["--port", "0", "record", "--out", "calls.ndjson"],
    "--port is an option of the server, not of record. See smartalex-mock record --help",
  ],
  [
    ["record", "--out", "calls.ndjson", "--seed", "3"],
    "--seed is an option of the server, not of record. See smartalex-mock record --help",
  ],
])("%j is an error in one line with exit code 2", (args, message) => {
  expect(refusal(...args)).toEqual({ status: 2, stderr: `smartalex-mock: ${message}` });
});

test.each([
  ["sk_live_1"],
  ["verify", "sk_live_1"],
  ["--key=sk_live_1"],
  ["record", "--key=sk_live_1"],
  ["verify", "--api-key=sk_live_1"],
  ["-ksk_live_1"],
])("an API key in the arguments is not printed (%#)", (...args) => {
  const { status, stderr } = refusal(...args);
  expect({ status, isRepeated: stderr.includes("sk_live") }).toEqual({ status: 2, isRepeated: false });
});

test("the error for a port in use contains the port and what to do", async () => {
  const { printed, stop } = await start();
  const port = /127\.0\.0\.1:(\d+)/.exec(printed)?.[1] ?? "";
  expect(refusal("--port", port).stderr).toBe(
    `smartalex-mock: cannot listen on port ${port}: the port is in use. Use --port 0 for a free port`,
  );
  await stop();
});
