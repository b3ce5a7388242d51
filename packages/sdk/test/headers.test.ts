import { InvalidOptionError, SmartAlex, type RequestOptions, type SmartAlexOptions } from "@smartalex/sdk";
import { afterEach, expect, test, vi } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { resolveOptions } from "../src/client-options.ts";
import { rejection, scripted } from "./fakes.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const list = () => Response.json({ data: [], meta: { total: 0, page: 1, per_page: 20 } });

/** Sends one request, and returns its headers. */
async function headersOf(options: SmartAlexOptions, requestOptions: RequestOptions = {}): Promise<Headers> {
  const fetch = scripted(list());
  await new SmartAlex({ apiKey: "k", baseUrl: "http://127.0.0.1/v1", fetch, ...options }).calls.list(
    {},
    requestOptions,
  );
  return fetch.requests[0]?.headers ?? new Headers();
}

test("default headers are sent with every request, and headers of a request override them", async () => {
  const defaultHeaders = { "X-Team": "support", "x-trace": "default" };
  const headers = await headersOf({ defaultHeaders }, { headers: { "X-Trace": "own", "x-new": "yes" } });
  expect(Object.fromEntries(headers)).toMatchObject({ "x-team": "support", "x-trace": "own", "x-new": "yes" });
});

test.each([null, undefined])("%s removes a default header for one request", async (value) => {
  const defaultHeaders = { "x-team": "support", "x-trace": "default" };
  const headers = await headersOf({ defaultHeaders }, { headers: { "X-Trace": value, "user-agent": value } });
  expect([headers.get("x-trace"), headers.get("x-team"), headers.get("user-agent")]).toEqual([null, "support", null]);
});

test("a Headers object and a list of pairs are accepted", async () => {
  const headers = await headersOf({ defaultHeaders: new Headers({ "x-a": "1" }) }, { headers: [["X-B", "2"]] });
  expect([headers.get("x-a"), headers.get("x-b")]).toEqual(["1", "2"]);
});

test.each(["authorization", "Authorization", "AUTHORIZATION"])("no option can set %s", async (name) => {
  const value = "Bearer sk_other_key";
  const message = (option: string) =>
    `The option ${option} must not contain Authorization. Pass the API key as apiKey.`;
  expect(() => new SmartAlex({ apiKey: "k", defaultHeaders: { [name]: value } })).toThrow(message("defaultHeaders"));
  const fetch = scripted();
  const { calls } = new SmartAlex({ apiKey: "k", fetch });
  for (const headers of [{ [name]: value }, { [name]: null }]) {
    const error = await rejection(calls.list({}, { headers }));
    expect(error).toBeInstanceOf(InvalidOptionError);
    expect((error as Error).message).toBe(message("headers"));
  }
  expect(fetch.requests).toEqual([]);
});

test.each(["secret\r\nx-evil: 1", "secret\n", "secret\0", "secret\u{1f4a1}", "secretł", 5 as unknown as string])(
  "an invalid header value is rejected without repeating it: %j",
  async (value) => {
    const create = () => new SmartAlex({ apiKey: "k", defaultHeaders: { "X-Team": value } });
    expect(create).toThrow("The option defaultHeaders contains an invalid value for x-team.");
    expect(create).not.toThrow(/secret/);
    const error = await rejection(new SmartAlex({ apiKey: "k" }).calls.list({}, { headers: { "X-Team": value } }));
    expect(error).toMatchObject({ name: "InvalidOptionError", option: "headers" });
    expect(String(error)).not.toContain("secret");
  },
);

test.each(["", "x team", "x:team", "x\nteam", "ł"])("the header name %j is rejected", (name) => {
  expect(() => new SmartAlex({ apiKey: "k", defaultHeaders: { [name]: "1" } })).toThrow(
    "contains an invalid header name. A name has letters, digits and dashes, and no spaces or colons.",
  );
});

test("an invalid header name that contains the API key is not repeated", () => {
  const name = "Authorization: Bearer sk_live_1234567890";
  const create = () => new SmartAlex({ apiKey: "sk_live_1234567890", defaultHeaders: { [name]: "" } });
  expect(create).toThrow(InvalidOptionError);
  expect(create).not.toThrow(/sk_live/);
});

test.each([[["ab"]], [[["x-a", "1"], "cd"]], [[5]]])("a list without pairs is rejected: %j", (headers) => {
  const create = () => new SmartAlex({ apiKey: "k", defaultHeaders: headers as unknown as Headers });
  expect(create).toThrow("contains an invalid header name");
});

test.each(["host", "Host"])(
  "no option can set %s, which node-fetch would send instead of the host of baseUrl",
  async (name) => {
    const message = "must not contain Host. The client sends the host of baseUrl.";
    expect(() => new SmartAlex({ apiKey: "k", defaultHeaders: { [name]: "evil.test" } })).toThrow(message);
    const fetch = scripted();
    const { api, calls, openapi } = new SmartAlex({ apiKey: "k", fetch });
    const headers = { [name]: "evil.test" };
    const clientHeaders = { option: undefined }; // an internal field of the requests of this client
    for (const request of [
      calls.list({}, { headers }),
      openapi.GET("/calls", { headers }),
      openapi.GET("/calls", { headers, ...{ clientHeaders } }),
      api.GET("/calls", { params: { header: headers } as object }),
    ]) {
      const error = await rejection(request);
      expect(error).toBeInstanceOf(InvalidOptionError);
      expect((error as Error).message).toContain(message);
    }
    expect(fetch.requests).toEqual([]);
  },
);

test.each(["x-team: support", null, 5])("%j is not accepted as headers", async (headers) => {
  const options = { headers: headers as unknown as Headers };
  const error = await rejection(new SmartAlex({ apiKey: "k" }).calls.list({}, options));
  expect(String(error)).toContain("The option headers must be an object of header names and values.");
});

const nodeVersion = process.versions.node.split(".").slice(0, 2).join(".");
const product = `smartalex-sdk/${packageJson.version}`;

test("the user-agent has the version of this package and of the runtime", async () => {
  expect((await headersOf({})).get("user-agent")).toBe(`${product} (node/${nodeVersion})`);
});

test.each([
  [{ name: "my-app" }, "my-app"],
  [{ name: "my-app", version: "1.4.0" }, "my-app/1.4.0"],
  [{ name: "my-app", version: "1.4.0", url: "https://example.com/a" }, "my-app/1.4.0 (https://example.com/a)"],
])("appInfo %j is appended to the user-agent", async (appInfo, expected) => {
  expect((await headersOf({ appInfo })).get("user-agent")).toBe(`${product} (node/${nodeVersion}) ${expected}`);
});

test.each<[unknown, string]>([
  [{ name: "my app" }, "must have a name"],
  [{ name: "my-app\r\nx: y" }, "must have a name"],
  [{ name: "" }, "must have a name"],
  [{}, "must have a name"],
  [{ name: "my-app", version: "1 beta" }, "must have a name"],
  [{ name: "my-app", url: "https://example.com (home)" }, "must have a url"],
])("appInfo %j is rejected", (appInfo, message) => {
  const options = { apiKey: "k", appInfo } as SmartAlexOptions;
  expect(() => new SmartAlex(options)).toThrow(`The option appInfo ${message}`);
});

test.each<[runtime: string, globals: Record<string, unknown>, expected: string | null]>([
  ["Bun", { Bun: { version: "1.4.5" } }, `${product} (bun/1.4)`],
  ["Deno", { Deno: { version: { deno: "2.9.6" } } }, `${product} (deno/2.9)`],
  ["workerd", { WebSocketPair: () => undefined }, `${product} (workerd)`],
  ["an unknown runtime", { process: undefined }, null],
])("the user-agent in %s", async (_, globals, expected) => {
  for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
  expect((await headersOf({})).get("user-agent")).toBe(expected);
});

test("a web page sends no headers of this client's own, since it would need permission from the server", async () => {
  vi.stubGlobal("window", { document: {} });
  const headers = await headersOf({ appInfo: { name: "my-app" } });
  expect([...headers.keys()]).toEqual(["authorization"]);
});

test("the client does not run in a web page, unless that is safe or explicitly allowed", () => {
  vi.stubGlobal("window", { document: {} });
  const create = (options: SmartAlexOptions) => () => new SmartAlex({ apiKey: "sk_secret", ...options });
  expect(create({})).toThrow(
    "The option dangerouslyAllowBrowser must be true to use the client in a browser. Every visitor of the page could read the API key",
  );
  expect(create({})).not.toThrow(/sk_secret/);
  expect(create({ dangerouslyAllowBrowser: false })).toThrow(InvalidOptionError);
  for (const options of [
    { dangerouslyAllowBrowser: true },
    { baseUrl: "http://localhost:4010/v1" },
    { baseUrl: "http://127.0.0.1:4010/v1" },
    { fetch: scripted() },
  ]) {
    expect(create(options)).not.toThrow();
  }
  vi.stubGlobal("window", {}); // React Native
  expect(create({})).not.toThrow();
});

test("defaultQuery is resolved to text, without null and undefined", () => {
  const defaultQuery = { region: "eu", limit: 5, verbose: true, none: null, missing: undefined };
  expect(resolveOptions({ apiKey: "k", defaultQuery }).defaultQuery).toEqual({
    region: "eu",
    limit: "5",
    verbose: "true",
  });
  const invalid = { filter: { a: 1 } } as unknown as NonNullable<SmartAlexOptions["defaultQuery"]>;
  expect(() => resolveOptions({ apiKey: "k", defaultQuery: invalid })).toThrow(
    "The option defaultQuery must have a string, number or boolean value for filter.",
  );
});
