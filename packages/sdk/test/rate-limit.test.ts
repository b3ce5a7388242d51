import { expect, test } from "vitest";
import { RateLimitError, SmartAlex, type Fetch, type SmartAlexOptions } from "@smartalex/sdk";
import { rejection } from "./fakes.ts";
import { headerForms, limitedServer, limiters } from "./limited-server.ts";
import { VirtualClock } from "./virtual-clock.ts";

const kinds = Object.keys(limiters) as (keyof typeof limiters)[];
const ids = (count: number) => Array.from({ length: count }, (_, index) => `call_${index}`);

function client(options: SmartAlexOptions) {
  const fixed = { apiKey: "k", baseUrl: "http://127.0.0.1/v1", timeoutMs: 1e9, validate: "off" } as const; // these servers return any call
  return new SmartAlex({ ...fixed, ...options });
}

/** Gets 100 calls at once. Returns the number of delivered and rejected requests, and the duration. */
async function burst(clock: VirtualClock, server: ReturnType<typeof limitedServer>, options: SmartAlexOptions = {}) {
  const smartalex = client({ clock, fetch: server.fetch, ...options });
  const startMs = clock.now();
  const calls = await clock.run(Promise.all(ids(100).map((id) => smartalex.calls.get(id))));
  expect(calls.map(({ id }) => id)).toEqual(ids(100));
  return { ...server.counts, seconds: (clock.now() - startMs) / 1000 };
}

test.each(kinds.flatMap((kind) => Object.entries(headerForms).map(([form, headers]) => ({ kind, form, headers }))))(
  "a burst of 100 requests to a $kind of 20 per second with $form headers is delivered completely and in time",
  async ({ kind, form, headers }) => {
    const clock = new VirtualClock();
    const { delivered, rejected, seconds } = await burst(
      clock,
      limitedServer(clock, limiters[kind](20, 1000), headers),
    );
    expect({ delivered, rejected }).toEqual({ delivered: 100, rejected: 0 });
    // Whole seconds cannot express when a sliding window accepts requests again, which is here within the next second.
    expect(seconds).toBeLessThanOrEqual(kind === "sliding window" && form.includes("epoch seconds") ? 8.5 : 5.2);
    expect(clock.running).toBe(0);
  },
);

test.each(kinds)(
  "a burst to a %s without rate-limit headers is delivered at the rate of requestsPerMinute",
  async (kind) => {
    const clock = new VirtualClock();
    const server = limitedServer(clock, limiters[kind](20, 1000), () => ({}));
    const { delivered, rejected, seconds } = await burst(clock, server, { requestsPerMinute: 1_200 });
    expect({ delivered, rejected }).toEqual({ delivered: 100, rejected: 0 });
    expect(seconds).toBeLessThanOrEqual(5.2);
  },
);

test("a server whose clock is a day ahead causes no longer waits", async () => {
  const clock = new VirtualClock("2026-01-15T15:00:00.400Z");
  const { "X-RateLimit-*, epoch seconds": headers } = headerForms;
  const { delivered, rejected, seconds } = await burst(
    clock,
    limitedServer(clock, limiters["fixed window"](20, 1000), headers, 86_400_000),
  );
  expect({ delivered, rejected }).toEqual({ delivered: 100, rejected: 0 });
  expect(seconds).toBeLessThanOrEqual(5.2);
});

test("1,800 requests at 600 per minute use more than 99% of the limit, and none is rejected", async () => {
  const clock = new VirtualClock();
  const server = limitedServer(
    clock,
    limiters["fixed window"](600, 60_000),
    headerForms["X-RateLimit-*, epoch seconds"],
  );
  const smartalex = client({ clock, fetch: server.fetch });
  const startMs = clock.now();
  await clock.run(Promise.all(ids(1_800).map((id) => smartalex.calls.get(id))));
  expect(server.counts).toEqual({ delivered: 1_800, rejected: 0 });
  // Two windows are used to the last request, and the third as fast as ten at once can be.
  expect((clock.now() - startMs) / 1000).toBeLessThanOrEqual(120 * 1.01 + 2);
});

test("another process with the same key causes some rejections, but no failed call", async () => {
  const clock = new VirtualClock();
  const limiter = limiters["fixed window"](20, 1000);
  const server = limitedServer(
    clock,
    (nowMs) => (limiter(nowMs), limiter(nowMs)),
    headerForms["X-RateLimit-*, epoch milliseconds"],
  );
  const { delivered, rejected } = await burst(clock, server);
  expect(delivered).toBe(100);
  expect(rejected).toBeLessThanOrEqual(50);
});

test("requests are sent in FIFO order, ten at once", async () => {
  const clock = new VirtualClock();
  const order: string[] = [];
  let inFlight = 0;
  let most = 0;
  const fetch: Fetch = async (url) => {
    order.push(url.split("/").at(-1) ?? "");
    most = Math.max(most, ++inFlight);
    await clock.sleep(25);
    inFlight--;
    return Response.json({ data: { id: "call_1" } });
  };
  const smartalex = client({ clock, fetch });
  await clock.run(Promise.all(ids(35).map((id) => smartalex.calls.get(id))));
  expect(order).toEqual(ids(35));
  expect(most).toBe(10);
});

test("a waiting request can be aborted, and leaves no timer that keeps the process running", async () => {
  const clock = new VirtualClock();
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "30" };
  const fetch: Fetch = () => Promise.resolve(Response.json({ data: { id: "call_1" } }, { headers }));
  const smartalex = client({ clock, fetch });
  await clock.run(smartalex.calls.get("call_1"));
  const stop = new AbortController();
  const waiting = smartalex.calls.get("call_2", { signal: stop.signal });
  setImmediate(() => {
    expect(clock.running).toBe(1);
    stop.abort("enough");
  });
  expect(await clock.run(rejection(waiting))).toMatchObject({ name: "AbortError", cause: "enough" });
  expect(clock.running).toBe(0);
});

test("a wait that a later response shortens leaves no timer", async () => {
  const clock = new VirtualClock();
  const limits = [
    { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "30" },
    { "x-ratelimit-remaining": "50", "x-ratelimit-reset": "50" },
  ];
  const fetch: Fetch = async () => {
    const headers = limits.shift() ?? {};
    await clock.sleep(limits.length === 1 ? 10 : 20);
    return Response.json({ data: { id: "call_1" } }, { headers });
  };
  const smartalex = client({ clock, fetch, concurrency: 2 });
  const startMs = clock.now();
  await clock.run(Promise.all(ids(3).map((id) => smartalex.calls.get(id))));
  expect(clock.now() - startMs).toBeLessThan(1_000);
  expect(clock.running).toBe(0);
});

test("a limit that is used up for more than a minute throws an error with the wait, and sends nothing", async () => {
  const clock = new VirtualClock();
  let sent = 0;
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "7200" };
  const fetch: Fetch = () => (sent++, Promise.resolve(Response.json({ data: { id: "call_1" } }, { headers })));
  const smartalex = client({ clock, fetch });
  await clock.run(smartalex.calls.get("call_1"));
  const error = await clock.run(
    rejection(Promise.all([smartalex.calls.get("call_2"), rejection(smartalex.calls.get("call_3"))])),
  );
  expect(error).toBeInstanceOf(RateLimitError);
  expect(error).toMatchObject({ retryAfterMs: 7_200_000, status: undefined });
  expect(sent).toBe(1);
});

test("a failed connection does not pause the client", async () => {
  const clock = new VirtualClock();
  let sent = 0;
  const fetch: Fetch = () => {
    if (++sent % 2 === 1) return Promise.reject(new TypeError("fetch failed"));
    return Promise.resolve(Response.json({ data: { id: "call_1" } }));
  };
  const smartalex = client({ clock, fetch, concurrency: 1 });
  await clock.run(Promise.all(ids(5).map((id) => smartalex.calls.get(id))));
  expect(sent).toBe(10);
});

test("a short Retry-After pauses the client for exactly that time, whatever the window of the quota", async () => {
  const clock = new VirtualClock();
  const quota = { "x-ratelimit-remaining": "900", "x-ratelimit-reset": "3000" };
  const responses = [new Response(null, { status: 429, headers: { "retry-after": "1" } })];
  const fetch: Fetch = () => {
    return Promise.resolve(responses.pop() ?? Response.json({ data: { id: "call_1" } }, { headers: quota }));
  };
  const smartalex = client({ clock, fetch });
  const startMs = clock.now();
  for (let count = 0; count < 5; count++) await clock.run(smartalex.calls.get("call_1"));
  expect(clock.now() - startMs).toBe(1_000);
});

test("responses that were in flight do not end the pause after a rejection", async () => {
  const clock = new VirtualClock();
  const startMs = clock.now();
  const sentAtMs: number[] = [];
  const fetch: Fetch = async () => {
    const isFirst = sentAtMs.push(clock.now() - startMs) === 1;
    await clock.sleep(isFirst ? 10 : 22);
    if (isFirst) return new Response(null, { status: 429, headers: { "retry-after": "5" } });
    return Response.json(
      { data: { id: "call_1" } },
      { headers: { "x-ratelimit-remaining": "500", "x-ratelimit-reset": "30" } },
    );
  };
  const smartalex = client({ clock, fetch });
  await clock.run(Promise.all(ids(30).map((id) => smartalex.calls.get(id))));
  expect(sentAtMs.filter((atMs) => atMs > 0 && atMs < 5_000)).toEqual([]);
});

test("a clock that is set back delays no request", async () => {
  const clock = new VirtualClock();
  let backMs = 0;
  const jumping = { now: () => clock.now() - backMs, startTimer: clock.startTimer.bind(clock) };
  const fetch: Fetch = () => Promise.resolve(Response.json({ data: { id: "call_1" } }));
  for (const options of [{}, { requestsPerMinute: 600 }]) {
    const smartalex = client({ clock: jumping, fetch, ...options });
    await clock.run(smartalex.calls.get("call_1"));
    backMs += 3_600_000;
    const startMs = clock.now();
    await clock.run(smartalex.calls.get("call_2"));
    expect(clock.now() - startMs).toBeLessThanOrEqual(100);
  }
});

test("waits for windows of a minute, including what rounding adds", async () => {
  const clock = new VirtualClock("2026-01-15T15:00:00.700Z");
  const server = limitedServer(
    clock,
    limiters["sliding window"](20, 60_000),
    headerForms["X-RateLimit-*, epoch seconds"],
  );
  const { delivered } = await burst(clock, server);
  expect(delivered).toBe(100);
});

test("no burst is sent into a window whose first request failed", async () => {
  const clock = new VirtualClock();
  const server = limitedServer(
    clock,
    limiters["fixed window"](3, 1000),
    headerForms["X-RateLimit-*, epoch milliseconds"],
  );
  let window = 0;
  const fetch: Fetch = (url, init) => {
    const current = Math.floor(clock.now() / 1000);
    if (current === window) return server.fetch(url, init);
    window = current;
    return Promise.reject(new TypeError("reset"));
  };
  const smartalex = client({ clock, fetch, maxRetries: 9 });
  await clock.run(Promise.allSettled(ids(40).map((id) => smartalex.calls.get(id))));
  // Only the very first requests, before any response, are sent together.
  expect(server.counts.rejected).toBeLessThanOrEqual(10);
});

test.each(kinds.flatMap((kind) => Object.entries(headerForms).map(([form, headers]) => ({ kind, form, headers }))))(
  "responses in another order than the requests cause a few rejections at most: $kind, $form",
  async ({ kind, headers }) => {
    for (let seed = 1; seed <= 5; seed++) {
      const clock = new VirtualClock();
      const server = limitedServer(clock, limiters[kind](20, 1000), headers);
      let state = seed;
      const slow: Fetch = async (url, init) => {
        state = (state * 16_807) % 2_147_483_647;
        const response = await server.fetch(url, init);
        await clock.sleep(state % 60);
        return response;
      };
      const { delivered, rejected } = await burst(clock, { ...server, fetch: slow });
      expect(delivered).toBe(100);
      expect(rejected).toBeLessThanOrEqual(5);
    }
  },
);

test("what remained of the previous window does not limit the current one", async () => {
  const clock = new VirtualClock("2026-01-15T15:00:00.400Z");
  const { "X-RateLimit-*, epoch seconds": headers } = headerForms;
  const server = limitedServer(clock, limiters["fixed window"](60, 1000), headers);
  const smartalex = client({ clock, fetch: server.fetch });
  const startMs = clock.now();
  for (const id of ids(200)) await clock.run(smartalex.calls.get(id)); // forty a second
  expect(clock.now() - startMs).toBe(200 * 25);
});

test("timers that end late do not reduce an even rate", async () => {
  const clock = new VirtualClock();
  const late = {
    now: () => clock.now(),
    startTimer: (durationMs: number, onEnd: () => void) => clock.startTimer(durationMs + 15, onEnd),
  };
  const fetch: Fetch = () => Promise.resolve(Response.json({ data: { id: "call_1" } }));
  const smartalex = client({ clock: late, fetch, requestsPerMinute: 1_200 });
  const startMs = clock.now();
  await clock.run(Promise.all(ids(101).map((id) => smartalex.calls.get(id))));
  expect(clock.now() - startMs).toBeGreaterThanOrEqual(5_000);
  expect(clock.now() - startMs).toBeLessThanOrEqual(5_050);
});
