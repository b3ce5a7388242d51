import { createMock } from "@smartalex/mock";
import { expect, test } from "vitest";

const { fetch } = createMock({ calls: [], now: "2026-01-16T12:00:00Z", faults: ["/calls/{id}: 429 retry-after=2"] });
const url = "http://mock/v1/calls";

test("a page can send requests with an API key, after a preflight without a key", async () => {
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
    "access-control-allow-methods": "GET, HEAD, OPTIONS",
    "access-control-allow-credentials": "true",
    "access-control-allow-origin": "http://localhost:3000",
    vary: "origin",
    "x-request-id": expect.stringMatching(/^req_/) as string, // typed as any
  });
});

test.each(["/calls", "/calls/call_1", "/nothing"])("a page can read every header of %s", async (path) => {
  const response = await fetch(new Request(`http://mock/v1${path}`, { headers: { authorization: "Bearer key" } }));
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.headers.get("access-control-expose-headers")).toBe("*");
});

test("a page that sends credentials can read the response and all headers", async () => {
  const origin = "http://localhost:3000";
  const response = await fetch(url, { headers: { authorization: "Bearer key", origin } });
  expect(response.headers.get("access-control-allow-origin")).toBe(origin);
  expect(response.headers.get("access-control-allow-credentials")).toBe("true");
  expect(response.headers.get("vary")).toBe("accept-encoding, origin");
  const exposed = response.headers.get("access-control-expose-headers")?.split(", ");
  const added = /^(access-control-|vary)/;
  expect(exposed?.filter((name) => !added.test(name)).sort()).toEqual(
    [...response.headers.keys()].filter((name) => !added.test(name)).sort(),
  );
});
