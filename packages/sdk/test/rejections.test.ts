import { expect, test } from "vitest";
import { RateLimitError, SmartAlex, type Fetch, type SmartAlexOptions } from "@smartalex/sdk";
import { rejection } from "./fakes.ts";
import { headerForms, limitedServer, limiters } from "./limited-server.ts";
import { VirtualClock } from "./virtual-clock.ts";

const ids = (count: number) => Array.from({ length: count }, (_, index) => `call_${index}`);
const success = (headers = {}) => new Response(null, { headers }); // `client` adds the call
const rejected = (headers = {}) => new Response(null, { status: 429, headers });

/** A client whose successful responses contain the requested call. */
function client({ fetch, ...options }: SmartAlexOptions & { fetch: Fetch }) {
  const withCalls: Fetch = async (url, init) => {
    const { headers, status } = await fetch(url, init);
    const data = { id: url.split("/").at(-1) };
    return status === 200
      ? Response.json({ data }, { headers: [...headers] })
      : new Response(null, { status, headers: [...headers] });
  };
  return new SmartAlex({ apiKey: "k", baseUrl: "http://127.0.0.1/v1", timeoutMs: 1e9, fetch: withCalls, ...options });
}

/** Sends this many requests at once, and returns the names of the errors, or `undefined` for a call. */
function outcomes(smartalex: SmartAlex, count: number): Promise<(string | undefined)[]> {
  return Promise.all(
    ids(count).map((id) =>
      smartalex.calls.get(id).then(
        () => undefined,
        (error: unknown) => (error as Error).name,
      ),
    ),
  );
}

test("a rejected request keeps its position: it is sent first after the pause", async () => {
  const clock = new VirtualClock();
  const sent: string[] = [];
  const limited = limitedServer(
    clock,
    limiters["fixed window"](60, 60_000),
    headerForms["X-RateLimit-*, epoch seconds"],
  );
  const fetch: Fetch = async (url, init) => {
    const count = sent.push(new URL(url).pathname.split("/").at(-1) ?? "");
    if (count > 1) return limited.fetch(url, init);
    await clock.sleep(10);
    return rejected({ "retry-after": "1" });
  };
  const smartalex = client({ clock, fetch });
  const startMs = clock.now();
  const first = smartalex.calls.get("call_0").then(() => clock.now() - startMs);
  await clock.run(
    Promise.all([
      first,
      ...ids(300)
        .slice(1)
        .map((id) => smartalex.calls.get(id)),
    ]),
  );
  expect(sent.slice(0, 11)).toEqual([...ids(10), "call_0"]);
  expect(await first).toBeLessThan(1_100);
});

test("a retried request keeps its position", async () => {
  const clock = new VirtualClock();
  const sent: string[] = [];
  const fetch: Fetch = async (url) => {
    const id = url.split("/").at(-1) ?? "";
    const isFirst = !sent.includes(id);
    sent.push(id);
    await clock.sleep(100);
    return id === "call_0" && isFirst
      ? new Response(null, { status: 503, headers: { "retry-after": "1" } })
      : success();
  };
  const smartalex = client({ clock, fetch, concurrency: 1 });
  await clock.run(Promise.all(ids(100).map((id) => smartalex.calls.get(id))));
  expect(sent.lastIndexOf("call_0")).toBeLessThanOrEqual(12);
});

test("a rejection does not count as a retry", async () => {
  const clock = new VirtualClock();
  const responses = [...Array.from({ length: 5 }, () => rejected({ "retry-after": "1" })), success()];
  const attempts: number[] = [];
  const fetch: Fetch = () => Promise.resolve(responses.shift() ?? success());
  const smartalex = client({ clock, fetch, maxRetries: 1, onRetry: ({ attempt }) => attempts.push(attempt) });
  await clock.run(smartalex.calls.get("call_1"));
  expect(responses).toEqual([]);
  expect(attempts).toEqual([1, 2, 3, 4, 5]);
});

test("with maxRetries 0, a rejected request is not sent again", async () => {
  const clock = new VirtualClock();
  let sent = 0;
  const fetch: Fetch = () => (sent++, Promise.resolve(rejected({ "retry-after": "5" })));
  const error = await clock.run(rejection(client({ clock, fetch, maxRetries: 0 }).calls.get("call_1")));
  expect(error).toMatchObject({ name: "RateLimitError", status: 429, retryAfterMs: 5_000 });
  expect(sent).toBe(1);
});

test("after a rejection by a server without rate-limit headers, concurrency grows again", async () => {
  const clock = new VirtualClock();
  let sent = 0;
  const fetch: Fetch = async () => {
    const count = ++sent;
    await clock.sleep(100);
    return count === 50 ? rejected({ "retry-after": "1" }) : success();
  };
  const smartalex = client({ clock, fetch });
  const startMs = clock.now();
  await clock.run(Promise.all(ids(4_000).map((id) => smartalex.calls.get(id))));
  // Ten at once take 40 s, and the pause takes one. One at a time would take 396 s.
  expect(clock.now() - startMs).toBeLessThanOrEqual(45_000);
});

test("a client that was idle for an hour is not slowed down by its earlier requests", async () => {
  const clock = new VirtualClock();
  let sent = 0;
  const fetch: Fetch = () => {
    const count = ++sent;
    return Promise.resolve(count > 10 && count <= 13 ? rejected() : success());
  };
  const smartalex = client({ clock, fetch, concurrency: 1 });
  await clock.run(Promise.all(ids(10).map((id) => smartalex.calls.get(id))));
  await clock.run(clock.sleep(3_600_000));
  const startMs = clock.now();
  await clock.run(Promise.all(ids(30).map((id) => smartalex.calls.get(id))));
  expect(clock.now() - startMs).toBeLessThanOrEqual(60_000);
});

test("after ten rejections of one request, it and all waiting requests fail", async () => {
  const clock = new VirtualClock();
  const sent: string[] = [];
  const fetch: Fetch = (url) => (sent.push(url.split("/").at(-1) ?? ""), Promise.resolve(rejected()));
  const startMs = clock.now();
  expect(new Set(await clock.run(outcomes(client({ clock, fetch }), 100)))).toEqual(new Set(["RateLimitError"]));
  expect(sent.filter((id) => id === "call_0")).toHaveLength(10);
  expect(sent).toHaveLength(10 + 9);
  expect(clock.now() - startMs).toBeGreaterThan(60_000); // more than a minute's window
  expect(clock.running).toBe(0);
});

test("when the quota of the day is used up and the headers only describe the minute, all waiting requests fail after two rejected windows", async () => {
  const clock = new VirtualClock();
  const minute = limiters["fixed window"](60, 60_000);
  let sent = 0;
  const fetch: Fetch = async () => {
    const count = ++sent;
    await clock.sleep(20);
    const verdict = minute(clock.now());
    const headers = headerForms["X-RateLimit-*, epoch seconds"](verdict);
    return count <= 100 ? success(headers) : rejected(headers);
  };
  const smartalex = client({ clock, fetch });
  const startMs = clock.now();
  const names = await clock.run(outcomes(smartalex, 500));
  expect(names.filter((name) => name === undefined)).toHaveLength(100);
  expect(names.slice(100)).toEqual(Array(400).fill("RateLimitError"));
  expect(clock.now() - startMs).toBeLessThanOrEqual(3 * 60_000 + 2_000);
  expect(sent).toBeLessThanOrEqual(100 + 10 + 3);
  // Later requests wait for one more probe at most.
  const before = sent;
  await clock.run(outcomes(smartalex, 50));
  expect(sent - before).toBeLessThanOrEqual(2);
});

test("a client that starts late in a window that others have used up does not count that window", async () => {
  const clock = new VirtualClock();
  const responses = [rejected({ "retry-after": "50" }), rejected({ "retry-after": "60" })];
  const fetch: Fetch = () => Promise.resolve(responses.shift() ?? success());
  const names = await clock.run(outcomes(client({ clock, fetch, concurrency: 1 }), 20));
  expect(names).toEqual(Array(20).fill(undefined));
});

test("the strictest of several policies applies", async () => {
  const clock = new VirtualClock();
  const minute = limiters["fixed window"](60, 60_000);
  let day = 10_000;
  let rejections = 0;
  const fetch: Fetch = async () => {
    await clock.sleep(12);
    const { isAllowed, remaining, resetAtMs } = minute(clock.now());
    const t = Math.ceil((resetAtMs - clock.now()) / 1000);
    const headers = { ratelimit: `"day";r=${isAllowed ? --day : day};t=40000, "minute";r=${remaining};t=${t}` };
    await clock.sleep(13);
    if (isAllowed) return success(headers);
    rejections++;
    return rejected(headers);
  };
  const names = await clock.run(outcomes(client({ clock, fetch }), 200));
  expect(names).toEqual(Array(200).fill(undefined));
  expect(rejections).toBeLessThanOrEqual(10);
});

test.each([
  ["Retry-After in epoch seconds", { "retry-after": "1768489202" }],
  ["a reset in epoch microseconds", { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1768489202000000" }],
  ["a reset next year", { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1800025200" }],
  ["Retry-After next year", { "retry-after": "Fri, 15 Jan 2027 15:00:00 GMT" }],
])("%s does not block the client", async (_, headers) => {
  const clock = new VirtualClock("2026-01-15T15:00:00.000Z"); // 1768489200 s
  const responses = [rejected(headers)];
  const fetch: Fetch = () => Promise.resolve(responses.pop() ?? success());
  const smartalex = client({ clock, fetch });
  const startMs = clock.now();
  await clock.run(smartalex.calls.get("call_1"));
  expect(clock.now() - startMs).toBeLessThanOrEqual(2_000);
});

test("a response pauses the client for 15 minutes at most, and then one request checks whether the limit still applies", async () => {
  const clock = new VirtualClock();
  let sent = 0;
  let isSpent = true;
  const fetch: Fetch = () => (sent++, Promise.resolve(isSpent ? rejected({ "retry-after": "7200" }) : success()));
  const smartalex = client({ clock, fetch });
  const limited = { name: "RateLimitError", retryAfterMs: 7_200_000 };
  expect(await clock.run(rejection(smartalex.calls.get("call_1")))).toMatchObject({ ...limited, status: 429 });
  await clock.run(clock.sleep(10 * 60_000));
  const later = { retryAfterMs: 7_200_000 - 10 * 60_000, status: undefined };
  expect(await clock.run(rejection(smartalex.calls.get("call_1")))).toMatchObject(later);
  expect(sent).toBe(1);
  await clock.run(clock.sleep(5 * 60_000));
  expect(new Set(await clock.run(outcomes(smartalex, 30)))).toEqual(new Set(["RateLimitError"]));
  expect(sent).toBe(2);
  isSpent = false;
  await clock.run(clock.sleep(15 * 60_000));
  expect(new Set(await clock.run(outcomes(smartalex, 30)))).toEqual(new Set([undefined]));
});

test("a limit that the headers describe as used up for hours is also checked after 15 minutes", async () => {
  const clock = new VirtualClock();
  const fetch: Fetch = () => Promise.resolve(success({ "x-ratelimit-remaining": "0", "x-ratelimit-reset": "7200" }));
  const smartalex = client({ clock, fetch });
  await clock.run(smartalex.calls.get("call_1"));
  expect(await clock.run(rejection(smartalex.calls.get("call_1")))).toBeInstanceOf(RateLimitError);
  await clock.run(clock.sleep(15 * 60_000));
  expect((await clock.run(smartalex.calls.get("call_1"))).id).toBe("call_1");
});

test("resets that are rounded down fail no request, although they make the client resume too early", async () => {
  const clock = new VirtualClock();
  const server = limitedServer(clock, limiters["token bucket"](60, 60_000), ({ remaining }) => ({
    "retry-after": "0", // until the next token it is less than a second
    "ratelimit-remaining": String(remaining),
    "ratelimit-reset": "0",
  }));
  const names = await clock.run(outcomes(client({ clock, fetch: server.fetch }), 200));
  expect(names).toEqual(Array(200).fill(undefined));
  expect(server.counts.rejected).toBeLessThanOrEqual(100);
});
