import type { CallDetail } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import type { CallListBody } from "@smartalex/contract";
import { createMock, type Mock } from "@smartalex/mock";
import { expect, test } from "vitest";
import { checked } from "./checked.ts";

const now = "2026-01-16T12:00:00Z";
const call: CallDetail = document.components.examples.getCall.value.data;

async function ask({ fetch }: Mock, path = "/calls", init: RequestInit = {}): Promise<Response> {
  return checked(fetch)(new Request(`http://mock/v1${path}`, { headers: { authorization: "Bearer key" }, ...init }));
}

async function totalOf(mock: Mock, path?: string): Promise<unknown> {
  return ((await (await ask(mock, path)).json()) as { meta?: { total: number } }).meta?.total;
}

test("requests are recorded in order, with their statuses", async () => {
  const mock = createMock({ now, faults: ["page=2: reset"] });
  await ask(mock, "/calls?per_page=5");
  await ask(mock, "/calls/call_nope", { method: "HEAD" });
  await ask(mock, "/calls?page=2").catch(() => undefined);
  await ask(mock, "/calls", { headers: {} });
  expect(mock.requests).toEqual([
    { method: "GET", url: "http://mock/v1/calls?per_page=5", status: 200 },
    { method: "HEAD", url: "http://mock/v1/calls/call_nope", status: 404 },
    { method: "GET", url: "http://mock/v1/calls?page=2", status: undefined },
    { method: "GET", url: "http://mock/v1/calls", status: 401 },
  ]);
});

test("a request is recorded when it arrives, and a slow response does not change the order", async () => {
  const mock = createMock({ now, faults: ["page=2: stall"] });
  const controller = new AbortController();
  const stalled = ask(mock, "/calls?page=2", { headers: {}, signal: controller.signal });
  await ask(mock);
  expect(mock.requests.map(({ status }) => status)).toEqual([undefined, 200]);
  controller.abort(new Error("enough"));
  await expect(stalled).rejects.toThrow("enough");
});

test("requests through a port are recorded too", async () => {
  const mock = createMock({ now });
  const { url } = await mock.listen();
  await fetch(`${url}/calls?status=busy`);
  await mock.close();
  expect(mock.requests).toEqual([{ method: "GET", url: `${url}/calls?status=busy`, status: 401 }]);
});

test("the last 1,000 requests are recorded", async () => {
  const mock = createMock({ now, calls: [] });
  for (let page = 1; page <= 1_234; page++) await mock.fetch(new Request(`http://mock/v1/calls?page=${page}`));
  expect(mock.requests).toHaveLength(1_000);
  expect([mock.requests[0]?.url, mock.requests.at(-1)?.url]).toEqual([
    "http://mock/v1/calls?page=235",
    "http://mock/v1/calls?page=1234",
  ]);
});

test("advancing the clock affects the date, the rate limit, since_hours and new calls", async () => {
  const mock = createMock({ now, plan: "professional" });
  for (let count = 0; count < 61; count++) await ask(mock);
  expect(mock.requests.at(-1)?.status).toBe(429);
  mock.clock.advance(60_000);
  const later = await ask(mock);
  expect([later.status, later.headers.get("date")]).toEqual([200, "Fri, 16 Jan 2026 12:01:00 GMT"]);

  const newest = async () =>
    ((await (await ask(mock, "/calls?per_page=1")).json()) as { data: CallDetail[] }).data[0]?.id;
  const before = await newest();
  mock.clock.set("2026-01-17T12:00:00Z");
  expect(await newest()).not.toBe(before);
  mock.clock.set(new Date(now));
  expect(await newest()).toBe(before);
});

test("the system clock cannot be moved", () => {
  const { clock } = createMock();
  expect(() => {
    clock.advance(1);
  }).toThrow("To give it a clock of its own, set the option now");
  expect(() => {
    clock.set(now);
  }).toThrow(TypeError);
});

test("an invalid time is an error, and the clock does not change", async () => {
  const mock = createMock({ now });
  expect(() => {
    mock.clock.set("soon");
  }).toThrow(RangeError);
  expect(() => {
    mock.clock.advance(Infinity);
  }).toThrow(RangeError);
  expect((await ask(mock)).headers.get("date")).toBe("Fri, 16 Jan 2026 12:00:00 GMT");
});

test("script replaces all fault rules, and restarts their steps", async () => {
  const mock = createMock({ now, calls: [], faults: ["403"] });
  const statuses = async (count: number) => {
    const given = [];
    for (let index = 0; index < count; index++) {
      given.push(
        (await mock.fetch(new Request("http://mock/v1/calls", { headers: { authorization: "Bearer k" } }))).status,
      );
    }
    return given;
  };
  expect(await statuses(1)).toEqual([403]);
  mock.faults.script("page=7: 404", "503, 502 html, ok");
  expect(await statuses(4)).toEqual([503, 502, 200, 200]);
  mock.faults.script("503, ok");
  expect(await statuses(2)).toEqual([503, 200]);
  mock.faults.script();
  expect(await statuses(1)).toEqual([200]);
});

test("an invalid rule does not change the current rules", async () => {
  const mock = createMock({ now, calls: [], faults: ["503"] });
  expect(() => {
    mock.faults.script("ok", "rset");
  }).toThrow('invalid fault "rset"');
  expect((await mock.fetch(new Request("http://mock/v1/calls"))).status).toBe(503);
});

test("an added call is listed and found, and the array of the caller does not change", async () => {
  const given: CallDetail[] = [];
  const mock = createMock({ now, calls: given });
  expect(await totalOf(mock)).toBe(0);
  mock.calls.add(call);
  mock.calls.add({ ...call, id: "call_2", call_status: "busy" });
  expect([await totalOf(mock), await totalOf(mock, "/calls?status=busy"), given.length]).toEqual([2, 1, 0]);
  expect(await (await ask(mock, "/calls/call_2")).json()).toMatchObject({ data: { call_status: "busy" } });
});

test("an invalid call is an error with the pointer, and so is an existing ID", async () => {
  const mock = createMock({ now, calls: [call] });
  const { id: _, ...nameless } = call;
  expect(() => {
    mock.calls.add(nameless as CallDetail);
  }).toThrow("Invalid call: /id is missing."); // as from JavaScript
  expect(() => {
    mock.calls.add({ ...call, transcript: [5] } as unknown as CallDetail);
  }).toThrow("/transcript/0"); // as above
  expect(() => {
    mock.calls.add(null as unknown as CallDetail);
  }).toThrow("Invalid call: the value "); // as above
  expect(() => {
    mock.calls.add(call);
  }).toThrow("A call with the ID call_abc123 already exists.");
  expect(await totalOf(mock)).toBe(1);
});

test("calls can be added to generated calls", async () => {
  const mock = createMock({ now });
  mock.calls.add({ ...call, id: "call_other" });
  expect(await totalOf(mock)).toBe(151);
});

test.each([new Date(0), "1969-12-31", "1900-01-01", "9999-12-31"])(
  "every listed call is found by its ID when the clock is frozen at %s",
  async (now) => {
    const { fetch } = createMock({ now });
    const init = { headers: { authorization: "Bearer key" } };
    const { data } = (await (await fetch("http://mock/v1/calls?per_page=100", init)).json()) as CallListBody;
    const statuses = await Promise.all(
      data.map(async ({ id }) => (await fetch(`http://mock/v1/calls/${id}`, init)).status),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
  },
);

test.each([new Date(8.64e15), new Date(-8.64e15), "0001-01-01"])("a clock at %s is an error", (now) => {
  expect(() => createMock({ now })).toThrow("The option now must be between the years 1900 and 9999.");
});
