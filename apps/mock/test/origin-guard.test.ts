import { request } from "node:http";
import type { CallDetail } from "@smartalex/contract";
import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { createMock, type Mock, type MockOptions } from "@smartalex/mock";
import { afterEach, expect, test } from "vitest";

const call: CallDetail = document.components.examples.getCall.value.data;
const data = [{ name: "calls.ndjson", text: JSON.stringify(call) }];
let mock: Mock | undefined;

afterEach(() => mock?.close());

/** Sends headers that `fetch` does not allow. Returns the status and the origin that can read the response. */
async function ask(options: MockOptions, headers: Record<string, string>, method = "GET") {
  mock = createMock(options);
  const { port } = await mock.listen();
  return new Promise<{ status: number | undefined; allowed: string | undefined }>((resolve, reject) => {
    const path = "/v1/calls/call_abc123";
    const sent = { authorization: "Bearer any", host: `127.0.0.1:${port}`, ...headers };
    request({ host: "127.0.0.1", port, path, method, headers: sent }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, allowed: response.headers["access-control-allow-origin"] });
    })
      .on("error", reject)
      .end();
  });
}

test.each([
  [{ origin: "https://evil.test" }],
  [{ origin: "null" }],
  [{ origin: "http://127.0.0.1.evil.test" }],
  [{ origin: "http://localhost@evil.test" }],
  [{ host: "evil.test" }],
  [{ host: "evil.test:4010", origin: "http://evil.test:4010" }],
])("a page of another origin cannot read the calls of a file: %j", async (headers: Record<string, string>) => {
  expect(await ask({ data }, headers)).toEqual({ status: 403, allowed: undefined });
  await mock?.close();
  expect(await ask({ data }, { ...headers, "access-control-request-method": "GET" }, "OPTIONS")).toEqual({
    status: 403,
    allowed: undefined,
  });
});

test.each(["http://localhost:5173", "http://127.0.0.1:3000", "https://localhost"])(
  "a page at %s can read the calls of a file",
  async (origin) => {
    expect(await ask({ data }, { origin })).toEqual({ status: 200, allowed: origin });
  },
);

test("a program can read the calls of a file", async () => {
  expect((await ask({ data }, {})).status).toBe(200);
});

test.each([["https://app.test"], ["*"]])("allowOrigins %j allows a page of another origin", async (allowed) => {
  const origin = "https://app.test";
  expect(await ask({ data, allowOrigins: [allowed] }, { origin })).toEqual({ status: 200, allowed: origin });
});

test("pages of any origin can read generated calls", async () => {
  const origin = "https://evil.test";
  expect(await ask({}, { origin, host: "mock:4010" })).toEqual({ status: 200, allowed: origin });
});

test.each(["app.test", "https://app.test/", "https://app.test/path", "https://*.app.test", ""])(
  "the origin %j is invalid",
  (origin) => {
    expect(() => createMock({ data, allowOrigins: [origin] })).toThrow("Use an origin such as https://app.example.com");
  },
);
