import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { systemSleep } from "@smartalex/conformance";
import type { MockOptions } from "../src/options.ts";
import { rateLimiters } from "../src/rate-limits/rate-limiter.ts";
import { assumptions } from "../../../packages/conformance/src/assumptions/assumptions.ts";
import { listAssumptions } from "../../../packages/conformance/src/assumptions/list-assumptions.ts";
import { MAX_VERIFY_REQUESTS } from "../../../packages/conformance/src/probes/server.ts";
import { altering, call, NOW, silent, those, verified, world } from "./verified.ts";

const rateWindow = Object.keys(rateLimiters) as (keyof typeof rateLimiters)[];

const stances: MockOptions[] = [
  {},
  { order: "oldest" },
  { over: "clamp" },
  { over: "clamp", maxPerPage: 30 },
  { maxPerPage: 30 },
  { maxPerPage: 5 },
  { maxPerPage: 3, over: "clamp", order: "oldest", strict: true },
  { maxPerPage: 1_000 },
  { strict: true },
  ...(["x-ratelimit", "x-ratelimit-ms", "ratelimit", "ietf"] as const).map((rateHeaders) => ({ rateHeaders })),
  ...rateWindow.map((window) => ({ window, requestsPerMinute: 300 })),
  { calls: [] },
  { calls: [call("call_1", 1)] },
  { calls: [call("call_1", 1, silent)] },
  {
    calls: [call("call_1", 3), call("call_2", 0.5, { direction: "web", contact_id: null }), call("call_3", 9, silent)],
  },
  { calls: Array.from({ length: 21 }, (_, index) => call(`call_${index}`, index, index % 3 === 0 ? silent : {})) },
  { data: [{ name: "calls.ndjson", text: `${JSON.stringify(call("call_1", 1))}\n` }] },
  { calls: 1_000 },
  { calls: 1_001, order: "oldest" },
  { calls: 10_000_000, days: 365 },
  { hostile: true, calls: 400 },
  { hostile: true, calls: 100_000, days: 30 },
  { calls: 10_000_000, days: 365, order: "oldest", rateHeaders: "ietf" },
];

test.each(stances.map((options) => ({ options, name: JSON.stringify(options).slice(0, 100) })))(
  "no documented fact fails on the mock with $name",
  async ({ options }) => {
    const found = await verified(world(options));
    expect(those("fails", found)).toEqual([]);
    expect(found.requests).toBeLessThan(130);
  },
);

test("there is a check for each assumption of the document, and for nothing else", () => {
  const stated = listAssumptions(document).map(({ pointer }) => pointer);
  expect(stated.length).toBeGreaterThan(0);
  expect(Object.keys(assumptions).sort()).toEqual(stated.sort());
});

test("all assumptions in a document are found", () => {
  const nested = {
    "x-assumption": "a",
    list: [{ "x-assumption": "b" }, { "a/b": { "c~d": { "x-assumption": "c" } } }],
  };
  expect(listAssumptions(nested)).toEqual([
    { pointer: "", text: "a" },
    { pointer: "/list/0", text: "b" },
    { pointer: "/list/1/a~1b/c~0d", text: "c" },
  ]);
});

test("each assumption is found with its pointer and an observation", async () => {
  const { findings } = await verified(world());
  const assumed = findings.filter(({ pointer }) => pointer !== undefined);
  expect(new Set(assumed.map(({ pointer }) => pointer))).toEqual(
    new Set(listAssumptions(document).map(({ pointer }) => pointer)),
  );
  expect(findings.every(({ seen }) => seen !== "")).toBe(true);
});

test("calls that arrive and disappear during the check are not a failure", async () => {
  const mock = world({ calls: 500, days: 2 });
  const found = await verified(mock, {
    through: (fetch) => (request) => {
      mock.clock.advance(180_000);
      return fetch(request);
    },
  });
  expect(those("fails", found)).toEqual([]);
  expect(those("unclear", found)).toContain("Pages of any size contain each call once, without duplicates or gaps");
});

test.each([1, 2, 3, 4, 5, 6].flatMap((seed) => [1_000, 30_000].map((apartMs) => ({ apartMs, seed }))))(
  "late, changing and deleted calls during the check are not a failure ($apartMs ms between requests, seed $seed)",
  async ({ apartMs, seed }) => {
    const mock = world({ calls: 300, live: "30/min", late: "10m", enrich: "5m", deleteRate: "20%", seed });
    mock.clock.advance(24 * 3_600_000);
    const found = await verified(mock, {
      through: (fetch) => (request) => {
        mock.clock.advance(apartMs);
        return fetch(request);
      },
    });
    expect(those("fails", found)).toEqual([]);
  },
);

test("a single new call during the check only causes a second read", async () => {
  const mock = world({ calls: [call("call_1", 3), call("call_2", 4)] });
  let requests = 0;
  const found = await verified(mock, {
    through: (fetch) => (request) => {
      if (++requests === 17) mock.calls.add(call("call_3", 1));
      return fetch(request);
    },
  });
  expect(those("fails", found)).toEqual([]);
  expect(those("holds", found)).toContain("Pages of any size contain each call once, without duplicates or gaps");
});

test("it sends requests within the rate limit, and leaves a tenth of it to other programs", async () => {
  const mock = world({ requestsPerMinute: 20 });
  const waits: number[] = [];
  const least: number[] = [];
  let sent = 0;
  const found = await verified(mock, {
    now: () => Date.parse(NOW) + waits.reduce((sum, ms) => sum + ms, 0),
    sleep: async (durationMs) => {
      await Promise.resolve();
      waits.push(durationMs);
      mock.clock.advance(durationMs);
    },
    through: (fetch) => async (request) => {
      sent++;
      const response = await fetch(request);
      if (request.headers.get("authorization") === "Bearer key_of_a_test") {
        least.push(Number(response.headers.get("x-ratelimit-remaining")));
      }
      return response;
    },
  });
  expect(those("fails", found)).toEqual([]);
  expect(Math.min(...least)).toBe(2);
  expect(waits.length).toBe(Math.floor((sent - 3) / 18));
  expect(mock.requests.filter(({ status }) => status === 429)).toEqual([]);
});

test("a server without rate-limit headers gets one request per second", async () => {
  const waits: number[] = [];
  await verified(world({ rateHeaders: "none", calls: [] }), {
    sleep: async (durationMs) => {
      await Promise.resolve();
      waits.push(durationMs);
    },
  });
  expect(new Set(waits)).toEqual(new Set([1_000]));
});

test("the number of requests is limited for any server", async () => {
  let count = 0;
  const found = await verified(world({ calls: 1_000 }), {
    through: (fetch) => async (request) => {
      const response = await fetch(request);
      if (response.status !== 200 || request.url.includes("/calls/")) return response;
      const { data, meta } = (await response.json()) as { data: object[]; meta: { total: number } };
      return Response.json({ data, meta: { ...meta, total: meta.total + (count++ % 7) } }, response);
    },
  });
  expect(found.requests).toBeLessThanOrEqual(MAX_VERIFY_REQUESTS);
  expect(those("fails", found)).toEqual([]);
});

test.each([
  ["ftp://127.0.0.1/v1", "the base URL must start with https://"],
  ["http://example.test/v1", "the base URL must start with https://"],
  ["https://user:word@example.test/v1", "the base URL must not contain credentials, a query or a fragment"],
  ["nowhere", "invalid base URL. Use a URL such as https://api.getsmartalex.com/v1"],
])("%s is an error before the first request", async (baseUrl, message) => {
  const mock = world();
  await expect(verified(mock, { baseUrl })).rejects.toThrow(message);
  expect(mock.requests).toEqual([]);
});

test("a rejected key ends the check, with what to do", async () => {
  await expect(verified(world(), { apiKey: "another_key" })).rejects.toThrow(
    "the server rejects the API key: 401 unauthorized. Use a key with permission to read calls",
  );
});

test("a redirect is not followed, so that the key is not sent elsewhere", async () => {
  const hosts = new Set<string>();
  const found = await verified(world({ faults: ["/calls/{id}: 302 location=https://elsewhere.test/"] }), {
    through: (fetch) => (request) => {
      hosts.add(new URL(request.url).host);
      expect(request.redirect).toBe("manual");
      return fetch(request);
    },
  });
  expect([...hosts]).toEqual(["127.0.0.1:4010"]);
  expect(those("fails", found)).toContain("GET /calls/{id} returns 200 for a call in the list");
});

test("a key that the server repeats is not in the findings", async () => {
  const { findings } = await verified(world(), {
    through: (fetch) => async (request) => {
      const response = await fetch(request);
      return response.status === 200 ? Response.json({ key_of_a_test: "key_of_a_test" }, response) : response;
    },
  });
  expect(JSON.stringify(findings)).not.toContain("key_of_a_test");
});

test("a rejected key that the server repeats is not in the error", async () => {
  const refusal = Response.json({ error: { code: "key_of_a_test", message: "", status: 401 } }, { status: 401 });
  const refused = verified(world(), { through: () => () => Promise.resolve(refusal) });
  await expect(refused).rejects.toThrow("the server rejects the API key: 401 [redacted].");
});

test("a server that never responds is unreachable", async () => {
  await expect(verified(world({ faults: ["stall"] }), { timeoutMs: 20 })).rejects.toThrow(
    "cannot reach http://127.0.0.1:4010/v1: no response within 0.02 s",
  );
});

test("a server that stops responding gets no more requests", async () => {
  const found = await verified(world({ faults: ["/calls: ok, ok, ok, stall", "/calls/{id}: stall"] }), {
    timeoutMs: 20,
  });
  expect(those("fails", found)).toEqual(["Every request gets a response"]);
  expect(found.requests).toBeLessThan(15);
});

test("each kind of violation is reported once, with the pointer in the body, and without the key", async () => {
  const rows = (row: object) => ({ ...row, key_of_a_test: 1, cost: "much" });
  const { findings } = await verified(world(), {
    through: altering((body: { data: object | object[] }) => {
      return { ...body, data: Array.isArray(body.data) ? body.data.map(rows) : body.data };
    }),
  });
  const list = findings.find(({ check }) => check.startsWith("A list is"));
  expect(list?.violations).toEqual([
    { path: "/calls", pointer: "/data/0/cost", message: "must be a number, but is of type string" },
  ]);
  const { findings: more } = await verified(world(), {
    through: altering((body: { data: object }) => ({ ...body, key_of_a_test: 1 })),
  });
  const strictly = more.find(({ check }) => check === "The document contains all fields and values");
  expect(strictly).toMatchObject({ outcome: "refuted", seen: expect.stringContaining(", and 1 more") as string });
  expect(strictly?.violations?.map(({ pointer }) => pointer)).toEqual(["/[redacted]", "/[redacted]"]);
});

test.each([0, 3])("a signal aborts it during request %i + 1, even if fetch ignores the signal", async (before) => {
  const stop = new AbortController();
  const reason = new Error("enough");
  let sent = 0;
  const ended = verified(world(), {
    signal: stop.signal,
    through: (fetch) => (request) => {
      if (sent++ < before) return fetch(request);
      stop.abort(reason);
      return new Promise(() => undefined);
    },
  });
  await expect(ended).rejects.toBe(reason);
  expect(sent).toBe(before + 1);
});

test("a signal aborts it during a wait, and before the first request", async () => {
  const stop = new AbortController();
  const reason = new Error("enough");
  const mock = world({ rateHeaders: "none" });
  const options = {
    signal: stop.signal,
    sleep: (durationMs: number, signal: AbortSignal) => {
      stop.abort(reason);
      return systemSleep(durationMs, signal);
    },
  };
  await expect(verified(mock, options)).rejects.toBe(reason);
  await expect(verified(mock, options)).rejects.toBe(reason);
  expect(mock.requests).toHaveLength(1);
});
