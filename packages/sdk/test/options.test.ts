import { afterEach, expect, test, vi } from "vitest";
import { AuthenticationError, SmartAlex, SmartAlexError, type SmartAlexOptions } from "@smartalex/sdk";
import { scripted, stoppedClock } from "./fakes.ts";

afterEach(() => {
  vi.unstubAllEnvs();
});

const list = () => Response.json({ data: [], meta: { total: 0, page: 1, per_page: 20 } });

test("reads the API key and the base URL from the environment", async () => {
  vi.stubEnv("SMARTALEX_API_KEY", "from_environment\n");
  vi.stubEnv("SMARTALEX_BASE_URL", "http://localhost:4010/v1/");
  const fetch = scripted(list());
  await new SmartAlex({ fetch }).calls.list();
  expect(fetch.requests[0]?.url).toBe("http://localhost:4010/v1/calls");
  expect(fetch.requests[0]?.headers.get("authorization")).toBe("Bearer from_environment");
});

test("options override the environment, and the default is production", async () => {
  vi.stubEnv("SMARTALEX_API_KEY", "from_environment");
  vi.stubEnv("SMARTALEX_BASE_URL", "");
  const fetch = scripted(list());
  await new SmartAlex({ apiKey: "passed", fetch }).calls.list();
  expect(fetch.requests[0]?.url).toBe("https://api.getsmartalex.com/v1/calls");
  expect(fetch.requests[0]?.headers.get("authorization")).toBe("Bearer passed");
});

test.each([undefined, "", "  "])("rejects the API key %j, and says how to pass one", (apiKey) => {
  vi.stubEnv("SMARTALEX_API_KEY", "");
  expect(() => new SmartAlex({ apiKey })).toThrow(AuthenticationError);
  expect(() => new SmartAlex({ apiKey })).toThrow("Pass apiKey, or set SMARTALEX_API_KEY");
});

test("rejects a key with a line break, without repeating it", () => {
  const attempt = () => new SmartAlex({ apiKey: "sk_secret\nx: y" });
  expect(attempt).toThrow(SmartAlexError);
  expect(attempt).not.toThrow("sk_secret");
});

test.each([
  "http://api.getsmartalex.com/v1",
  "http://127.0.0.1.evil.test/v1",
  "ftp://127.0.0.1",
  "api.getsmartalex.com",
  "https://user:pass@api.getsmartalex.com/v1",
  "https://api.getsmartalex.com/v1?a=b",
  "",
])("rejects the base URL %j", (baseUrl) => {
  expect(() => new SmartAlex({ apiKey: "k", baseUrl })).toThrow(/The option baseUrl must/);
});

test.each(["https://api.getsmartalex.com/v1", "http://127.0.0.1:4010/v1", "http://localhost/v1", "http://[::1]:1/v1"])(
  "accepts the base URL %j",
  (baseUrl) => {
    expect(() => new SmartAlex({ apiKey: "k", baseUrl })).not.toThrow();
  },
);

test("removes an empty query and slashes from the end of a base URL", async () => {
  const fetch = scripted(list());
  await new SmartAlex({ apiKey: "k", baseUrl: "https://127.0.0.1/v1//?", fetch }).calls.list();
  expect(fetch.requests[0]?.url).toBe("https://127.0.0.1/v1/calls");
});

test("treats an environment that must not be read as empty", async () => {
  vi.stubGlobal("process", {
    get env(): never {
      throw new Error("Requires env access");
    },
  });
  try {
    const fetch = scripted(list());
    await new SmartAlex({ apiKey: "k", fetch }).calls.list();
    expect(() => new SmartAlex()).toThrow(AuthenticationError);
  } finally {
    vi.unstubAllGlobals();
  }
});

test.each([
  { timeoutMs: 0 },
  { timeoutMs: Infinity },
  { timeoutMs: 3e9 },
  { timeoutMs: Number.NaN },
  { maxRetries: -1 },
  { maxRetries: 1.5 },
])("rejects %j", (options) => {
  expect(() => new SmartAlex({ apiKey: "k", ...options })).toThrow(SmartAlexError);
});

test("reads the global fetch at each request, because it may be replaced later", async () => {
  const smartalex = new SmartAlex({ apiKey: "k", clock: stoppedClock() });
  const later = scripted(list());
  vi.stubGlobal("fetch", later);
  try {
    expect((await smartalex.calls.list()).meta.total).toBe(0);
  } finally {
    vi.unstubAllGlobals();
  }
});

test.each<[options: object, message: string]>([
  [{ validate: "stict" }, "The option validate must be one of off, envelope, tolerant, strict."],
  [{ fetch: {} }, "The option fetch must be a function."],
  [{ apiKey: 5 }, "The option apiKey must be a string, or a function that returns one."],
  [
    { timeoutMs: "5000" },
    "The option timeoutMs must be a number of milliseconds greater than 0 and at most 2147483647.",
  ],
  [{ requestsPerMinute: "60" }, "The option requestsPerMinute must be a number greater than 0."],
  [{ defaultQuery: "a=b" }, "The option defaultQuery must be an object of parameter names and values."],
  [
    { defaultQuery: new URLSearchParams("a=b") },
    "The option defaultQuery must be an object of parameter names and values.",
  ],
  [{ appInfo: "my-app" }, 'The option appInfo must be an object such as { name: "my-app" }.'],
])("rejects the options %j, which JavaScript can pass", (options, message) => {
  expect(() => new SmartAlex({ apiKey: "k", ...options })).toThrow(message);
});

test("treats null as a missing option", () => {
  const options = { fetch: null, validate: null } as unknown as SmartAlexOptions; // as from JavaScript
  expect(() => new SmartAlex({ apiKey: "k", ...options })).not.toThrow();
});

test.each(["baseUrl", "SMARTALEX_BASE_URL"])("a polluted Object.prototype cannot set %s", async (name) => {
  const fetch = scripted(Response.json({ data: [], meta: { total: 0, page: 1, per_page: 20 } }));
  const prototype = Object.prototype as Record<string, unknown>;
  let client: SmartAlex;
  try {
    prototype[name] = "https://evil.test/v1";
    client = new SmartAlex({ apiKey: "sk_test", fetch });
  } finally {
    Reflect.deleteProperty(prototype, name);
  }
  await client.calls.list();
  expect(new URL(fetch.requests[0]?.url ?? "").host).toBe("api.getsmartalex.com");
});
