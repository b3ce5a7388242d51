import { createMock } from "@smartalex/mock";
import { expect, test } from "vitest";

const { fetch } = createMock({ calls: [], now: "2026-01-16T12:00:00Z", faults: ["/calls/{id}: 429 retry-after=2"] });
const url = "http://mock/v1/calls";

test("a page may ask with an API key, after a preflight that needs none", async () => {
  const response = await fetch(
    new Request(url, {
      method: "OPTIONS",
      headers: {
        origin: "http://localhost:3000",
        "access-control-request-method": "GET",
        "access-control-request-headers": "authorization,prefer",
      },
    }),
  );
  expect([response.status, await response.text()]).toEqual([204, ""]);
  expect(Object.fromEntries(response.headers)).toEqual({
    "access-control-allow-headers": "authorization,prefer",
    "access-control-allow-methods": "GET",
    "access-control-allow-origin": "*",
  });
});

test.each([
  ["/calls", "content-type, date, x-ratelimit-limit, x-ratelimit-remaining, x-ratelimit-reset"],
  ["/calls/call_1", "content-type, date, retry-after"],
])("a page may read every header of %s, errors included", async (path, exposed) => {
  const response = await fetch(new Request(`http://mock/v1${path}`, { headers: { authorization: "Bearer key" } }));
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.headers.get("access-control-expose-headers")).toBe(exposed);
});

test("OPTIONS that is no preflight is refused: the API only reads", async () => {
  const response = await fetch(new Request(url, { method: "OPTIONS", headers: { authorization: "Bearer key" } }));
  expect(response.status).toBe(405);
});
