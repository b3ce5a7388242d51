import { createMock, type MockOptions } from "@smartalex/mock";
import type { Clock } from "@smartalex/sdk";
import { expect, test } from "vitest";
import { smartalex, type Result } from "./run-cli.ts";
import { serve } from "./serve.ts";

import document from "@smartalex/contract/openapi.json" with { type: "json" };

const { transcript: _, summary: __, campaign_id: ___, ...call } = document.components.examples.getCall.value.data;
const now = "2026-01-20T12:00:00Z";
const apiKey = "sk_live_of_a_workspace";

interface Report {
  ok: boolean;
  key: { source: string; last_four: string } | null;
  base_url: { value: string; source: string; from: string | null } | null;
  checks: { name: string; outcome: string; found: string; code: string | null; next: string | null }[];
  clock_skew_ms: number | null;
  rate_limit: { limit: number | null; remaining: number | null; reset_in_ms: number | null } | null;
  requests: number;
  contract: Found[] | null;
  assumptions: (Found & { pointer: string | null })[] | null;
}

interface Found {
  check: string;
  outcome: string;
  seen: string;
  violations: { path: string; pointer: string; message: string }[];
}

/** Waits end at once, but timeouts of attempts do not count as waits. */
function clockAt(time: string): Clock {
  let nowMs = Date.parse(time);
  return {
    now: () => nowMs,
    startTimer(durationMs, onEnd) {
      let isStopped = durationMs === 30_000;
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

type World = NonNullable<Parameters<typeof smartalex>[1]>;

/** Runs doctor against a mock on a local port. */
async function examined(options: MockOptions = {}, { args = ["--json"], ...world }: World & { args?: string[] } = {}) {
  const mock = createMock({ now, ...options });
  const { url } = await mock.listen();
  try {
    const env = { SMARTALEX_API_KEY: apiKey, SMARTALEX_BASE_URL: url, ...world.env };
    const result = await smartalex(["doctor", ...args], { clock: clockAt(now), ...world, env });
    expect(result.stdout + result.stderr).not.toContain(apiKey);
    return { ...result, url, requests: mock.requests };
  } finally {
    await mock.close();
  }
}

function reportIn({ stdout }: Result): Report {
  return JSON.parse(stdout) as Report;
}

/** The outcome of each check. */
function outcomes(result: Result): Record<string, string> {
  return Object.fromEntries(reportIn(result).checks.map(({ name, outcome }) => [name, outcome]));
}

function found(result: Result, name: string): string | undefined {
  return reportIn(result).checks.find((check) => check.name === name)?.found;
}

const allOk = { network: "ok", key: "ok", rate_limit: "ok", clock: "ok", contract: "ok" };
const unclear = { network: "ok", key: "unclear", rate_limit: "ok", clock: "ok", contract: "unclear" };

test("a server that matches the documentation passes all checks, and every assumption has an observation", async () => {
  const result = await examined();
  expect({ exitCode: result.exitCode, stderr: result.stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(outcomes(result)).toEqual(allOk);
  const { assumptions, base_url, clock_skew_ms, contract, key, ok, rate_limit, requests } = reportIn(result);
  expect({ base_url, key, ok }).toEqual({
    base_url: { value: result.url, source: "environment", from: "SMARTALEX_BASE_URL" },
    key: { source: "environment", last_four: "pace" },
    ok: true,
  });
  expect(clock_skew_ms).toBe(0);
  expect(rate_limit).toMatchObject({ limit: 1_000_000_000, remaining: 999_999_999 });
  expect(contract?.filter(({ outcome }) => outcome === "fails")).toEqual([]);
  expect(assumptions?.find(({ pointer }) => pointer === "/paths/~1calls/get")).toEqual({
    pointer: "/paths/~1calls/get",
    check: "Lists start with the newest start_timestamp",
    outcome: "confirmed",
    seen: "150 calls, newest first",
    violations: [],
  });
  expect(result.requests).toHaveLength(requests);
  expect(result.requests.every(({ method }) => method === "GET")).toBe(true);
});

test("the report fits in 80 columns, and the number of requests is announced", async () => {
  const result = await examined({}, { args: [], columns: 80 });
  const plain = (text: string) => text.replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:4010");
  await expect(plain(result.stdout)).toMatchFileSnapshot("snapshots/doctor-80-columns.txt");
  for (const line of result.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  const [announced, ...progress] = result.stderr.split("\n");
  expect(announced).toBe("Sending about 60 requests (at most 250), within the rate limit.");
  expect(progress.join("")).toMatch(/^\r\u001b\[Krequest 1\r[^]*\r\u001b\[Krequest 54\r\u001b\[K$/);
});

test("doctor checks the sandbox without a key", async () => {
  const result = await smartalex(["doctor", "--sandbox"], { clock: clockAt("2026-01-16T12:00:00Z") });
  expect(result).toMatchObject({ exitCode: 0, stderr: "" });
  expect(reportIn(result)).toMatchObject({ ok: true, key: null, profile: null, base_url: null });
  expect(found(result, "key")).toBe("The sandbox accepts any key.");
});

test("different behavior of the server is not a failure: the assumption is refuted", async () => {
  const result = await examined({ order: "oldest" });
  expect(result.exitCode).toBe(0);
  const refuted = reportIn(result).assumptions?.filter(({ outcome }) => outcome === "refuted");
  expect(refuted).toMatchObject([{ pointer: "/paths/~1calls/get", seen: "150 calls, oldest first" }]);
});

test.each([
  [{ revokedKeys: [apiKey] }, "smartalex auth login", /revoked.*SMARTALEX_API_KEY: change or unset the variable\.$/],
  [{ apiKeys: ["another_key"] }, "smartalex auth login", /401 unauthorized/],
  [{ forbiddenKeys: [apiKey] }, "smartalex auth status", /403 forbidden/],
])("a rejected key (%j) is exit code 4, after one request", async (options, next, message) => {
  const result = await examined(options);
  expect(result.exitCode).toBe(4);
  expect(outcomes(result)).toEqual({ ...unclear, key: "failed" });
  expect(found(result, "key")).toMatch(message);
  expect(result.stderr).toBe(`smartalex: 1 of 5 checks failed: key.\nNext: ${next}\n`);
  expect(result.requests).toHaveLength(1);
});

test("an exhausted rate limit is exit code 6 with the wait, after one request", async () => {
  const result = await examined({ faults: ["429 retry-after=34"] });
  expect(result.exitCode).toBe(6);
  expect(outcomes(result)).toEqual({ ...unclear, rate_limit: "failed" });
  expect(found(result, "rate_limit")).toMatch(/\(429 rate_limited\)\. Wait 34 s\.$/);
  expect(result.requests).toHaveLength(1);
});

test("doctor stays within the rate limit, and says that it waits", async () => {
  const clock = clockAt(now);
  const mock = createMock({ now, requestsPerMinute: 40 });
  const startTimer: Clock["startTimer"] = (durationMs, onEnd) => {
    return clock.startTimer(durationMs, () => {
      mock.clock.set(new Date(clock.now()));
      onEnd();
    });
  };
  const { url } = await mock.listen();
  const env = { SMARTALEX_API_KEY: apiKey, SMARTALEX_BASE_URL: url };
  const result = await smartalex(["doctor"], { env, columns: 80, clock: { ...clock, startTimer } });
  await mock.close();
  expect(result.exitCode).toBe(0);
  expect(result.stderr).toMatch(/\r\u001b\[K3\d requests, waiting 1m 00s for the rate limit\r/);
  expect(mock.requests.filter(({ status }) => status === 429)).toEqual([]);
});

test("responses that violate the contract are exit code 9, with the location in the body", async () => {
  const row = { id: "call_1", agent_id: 7, direction: "sideways" };
  const body = JSON.stringify({ data: [row], meta: { total: 1, page: 1, per_page: 20 } });
  const result = await examined({ faults: [`GET /calls: wrong-shape ${body}`] });
  expect(result.exitCode).toBe(9);
  expect(outcomes(result)).toEqual({ ...allOk, contract: "failed" });
  const list = reportIn(result).contract?.find(({ check }) => check.startsWith("A list is"));
  expect(list?.outcome).toBe("fails");
  expect(list?.violations).toContainEqual({
    path: "/calls",
    pointer: "/data/0/agent_id",
    message: expect.stringContaining("must be a string") as string,
  });
  expect(result.stderr).toBe(
    "smartalex: 1 of 5 checks failed: contract.\nNext: smartalex api GET '/calls?per_page=1' --include\n",
  );
});

test("the report shows each contract violation", async () => {
  const result = await examined({ faults: ["/calls: wrong-total"] }, { args: [], columns: 80 });
  expect(result.exitCode).toBe(9);
  expect(result.stdout).toMatch(
    /^failed {3}contract {4}\d+ checks hold, 1 fail, .*\n( {21}.*\n)? {21}next: smartalex doctor --json$/m,
  );
  expect(result.stdout).toContain(
    "fails      meta.total is the number of calls in the list, on every page\n           meta.total is 160, but the list has 150 calls\n",
  );
});

test("undocumented fields refute the assumption that all fields are known, with their locations", async () => {
  const row = (index: number) => ({ ...call, id: `call_${index}`, mood: "\u001b[31mgood" });
  const body = JSON.stringify({ data: [row(1), row(2)], meta: { total: 2, page: 1, per_page: 20 } });
  const result = await examined({ faults: [`GET /calls: wrong-shape ${body}`] });
  const [document] = reportIn(result).assumptions ?? [];
  expect(document).toMatchObject({ check: "The document contains all fields and values", outcome: "refuted" });
  expect(document?.violations[0]).toEqual({
    path: "/calls",
    pointer: "/data/0/mood",
    message: "is not a documented field",
  });
});

test.each([
  ["2026-01-20T11:49:00Z", "11m 00s behind the server's clock: --since", -660_000],
  ["2026-01-20T12:10:01Z", "10m 00s ahead of the server's clock: --since", 600_000],
])("a clock at %s is exit code 7, with the command that sets it", async (time, text, skewMs) => {
  const result = await examined({}, { clock: clockAt(time), platform: "linux" });
  expect(result.exitCode).toBe(7);
  expect(outcomes(result)).toEqual({ ...allOk, clock: "failed" });
  expect(found(result, "clock")).toContain(text);
  expect(reportIn(result).clock_skew_ms).toBe(skewMs);
  expect(result.stderr).toBe("smartalex: 1 of 5 checks failed: clock.\nNext: sudo timedatectl set-ntp true\n");
});

test("a clock that is off by seconds is harmless, and does not change the other checks", async () => {
  const seconds = await examined({}, { clock: clockAt("2026-01-20T12:00:21Z") });
  expect(seconds.exitCode).toBe(0);
  expect(found(seconds, "clock")).toBe("20s ahead of the server's clock. This is harmless.");
  const other = await examined({ revokedKeys: [apiKey] }, { clock: clockAt("2027-01-20T12:00:00Z") });
  expect(other).toMatchObject({
    exitCode: 4,
    stderr: expect.stringContaining("2 of 5 checks failed: key, clock.") as string,
  });
});

test.each([
  [
    200,
    "<html>",
    { "content-type": "text/html" },
    "GET /calls?per_page=1 did not return a list of calls (text/html): the base URL does not belong to a SmartAlex API.",
  ],
  [
    200,
    '{"data":{}}',
    { "content-type": "application/json" },
    "GET /calls?per_page=1 did not return a list of calls (application/json): the base URL does not belong to a SmartAlex API.",
  ],
  [
    404,
    "<html>",
    { "content-type": "text/html" },
    "GET /calls?per_page=1 returned 404 (text/html): the base URL does not belong to a SmartAlex API.",
  ],
  [
    400,
    "",
    {},
    "GET /calls?per_page=1 returned 400 (no content type): the base URL does not belong to a SmartAlex API.",
  ],
  [
    302,
    "",
    { location: "https://evil.test/v1/calls?\u009b" },
    "The server redirects to evil.test (302). The key is sent only to its own host, so the redirect was not followed.",
  ],
])(
  "a server that responds with %i %s is not the SmartAlex API: exit code 9, with the source of the base URL",
  async (...args) => {
    const [status, body, headers, text] = args;
    const { env } = await serve(status, body, { date: new Date(now).toUTCString(), ...headers });
    const result = await smartalex(["doctor"], { env, clock: clockAt(now) });
    expect(result.exitCode).toBe(9);
    expect(found(result, "contract")).toBe(text);
    expect(outcomes(result)).toMatchObject({ network: "ok", key: "unclear", contract: "failed" });
    expect(result.stderr).toBe("smartalex: 1 of 5 checks failed: contract.\nNext: smartalex config explain base_url\n");
  },
);

test("a server error is exit code 9, with the request ID", async () => {
  const result = await examined({ faults: ["503"] });
  expect(result.exitCode).toBe(9);
  expect(outcomes(result)).toEqual({ ...unclear, rate_limit: "ok", contract: "failed" });
  expect(found(result, "contract")).toMatch(/\(503 server_error\)\. Try again later\. Request ID: \S+\.$/);
  expect(result.requests).toHaveLength(1);
});

/** The URL of a port without a server. */
async function closedUrl(): Promise<string> {
  const mock = createMock();
  const { url } = await mock.listen();
  await mock.close();
  return url;
}

test.each([
  [
    closedUrl,
    /^127\.0\.0\.1:\d+ cannot be reached: no server is listening on that port \(ECONNREFUSED\)\. Check the network/,
  ],
  [
    () => "http://127.0.0.1:1/v1",
    /^127\.0\.0\.1:1 cannot be reached: the fetch standard blocks that port\. Check the base URL/,
  ],
])("an unreachable server (%#) is exit code 3, with the reason", async (urlOf, text) => {
  const url = await urlOf();
  const env = { SMARTALEX_API_KEY: apiKey, SMARTALEX_BASE_URL: url };
  const result = await smartalex(["doctor"], { env, clock: clockAt(now) });
  expect(result.exitCode).toBe(3);
  expect(outcomes(result)).toEqual({
    network: "failed",
    key: "unclear",
    rate_limit: "unclear",
    clock: "unclear",
    contract: "unclear",
  });
  expect(found(result, "network")).toMatch(text);
  expect(result.stderr).toBe("smartalex: 1 of 5 checks failed: network.\nNext: smartalex config explain base_url\n");
});

test.each([
  ["ENOTFOUND", "the host name does not exist (ENOTFOUND). Check the base URL"],
  ["CERT_HAS_EXPIRED", "its certificate has expired (CERT_HAS_EXPIRED). Check the clock of this machine"],
])("%s has a readable message", async (code, words) => {
  const network = () =>
    Promise.reject(new TypeError("fetch failed", { cause: Object.assign(new Error(code), { code }) }));
  const env = { SMARTALEX_API_KEY: apiKey };
  const result = await smartalex(["doctor"], { env, network, clock: clockAt(now) });
  expect(found(result, "network")).toContain(`api.getsmartalex.com cannot be reached: ${words}`);
});

test("a key that is revoked after the first request leaves the contract checks incomplete: exit code 7", async () => {
  const result = await examined({ faults: ["ok, 401"] });
  expect(result.exitCode).toBe(7);
  expect(found(result, "contract")).toMatch(/^The checks were not completed: the server rejects the API key: 401/);
});

test("Ctrl-C ends doctor at once, in the first request and later, with exit code 130 and no report", async () => {
  for (const last of [1, 20]) {
    const interrupt = new AbortController();
    let sent = 0;
    const { fetch } = createMock({ now });
    const network = (url: string, init: RequestInit) => {
      if (++sent < last) return fetch(url, init);
      interrupt.abort();
      return new Promise<never>(() => undefined);
    };
    const env = { SMARTALEX_API_KEY: apiKey };
    const world = { env, network, signal: interrupt.signal, clock: clockAt(now) };
    const { exitCode, stderr, stdout } = await smartalex(["doctor"], world);
    expect({ exitCode, stderr, stdout }).toEqual({ exitCode: 130, stderr: "smartalex: Interrupted.\n", stdout: "" });
    expect(sent).toBe(last);
  }
});

test("text from the server cannot control the terminal, and never contains the key", async () => {
  const message = `\u001b[2Jno ${apiKey} \u202e`;
  const { env } = await serve(401, JSON.stringify({ error: { code: "unauthorized", message, status: 401 } }));
  for (const args of [["-o", "table"], []]) {
    const { stdout } = await smartalex(["doctor", ...args], {
      env: { ...env, SMARTALEX_API_KEY: apiKey },
      clock: clockAt(now),
    });
    expect(stdout).toContain("u{1b}[2Jno [redacted]".replace("u{1b}", args.length > 0 ? "u{1b}" : "u001b"));
    expect(stdout.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\u202e]/u);
  }
});

test("the response to a key without permission is checked if there is one", async () => {
  const env = { SMARTALEX_FORBIDDEN_KEY: "sk_that_may_not_read" };
  const result = await examined({ forbiddenKeys: ["sk_that_may_not_read"] }, { env });
  expect(reportIn(result).contract?.find(({ check }) => check.includes("403"))?.outcome).toBe("holds");
  expect(result.stdout).not.toContain("sk_that_may_not_read");
});

test.each([
  [["--json", "-o", "table"], "--json and --output table cannot be combined."],
  [["--base-url", "http://api.example.test/v1"], "--base-url (or SMARTALEX_BASE_URL) must start with https://"],
  [["--sandbox", "--base-url", "http://127.0.0.1/v1"], "--sandbox and --base-url cannot be combined"],
])("doctor %j is rejected", async (args, message) => {
  const { exitCode, stderr, stdout } = await smartalex(["doctor", ...args], { env: { SMARTALEX_API_KEY: apiKey } });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain(message);
});

test("without a key, the error shows both alternatives", async () => {
  const { exitCode, stderr } = await smartalex(["doctor"]);
  expect(exitCode).toBe(4);
  expect(stderr).toMatch(/^smartalex: No API key\. .*\nNext: smartalex auth login\n$/);
});
