import { InvalidOptionError, SmartAlex, type RequestOptions, type SmartAlexOptions } from "@smartalex/sdk";
import { expect, test } from "vitest";
import { pagingServer, rejection, scripted } from "./fakes.ts";

const CLIENT_OPTIONS =
  "apiKey, baseUrl, fetch, timeoutMs, deadlineMs, maxRetries, defaultHeaders, defaultQuery, appInfo, concurrency, " +
  "requestsPerMinute, maxResponseBytes, validate, logger, logLevel, onRequest, onResponse, onRetry, onRateLimit, onWarning, " +
  "dangerouslyAllowBrowser, clock";

test.each([
  ["baseURL", "Use baseUrl instead"],
  ["base_url", "Use baseUrl instead"],
  ["url", "Use baseUrl instead"],
  ["api_key", "Use apiKey instead"],
  ["timeout", "Use timeoutMs instead"],
  ["maxRetry", "Use maxRetries instead"],
  ["retries", "Use maxRetries instead"],
  ["max_retries", "Use maxRetries instead"],
  ["onrequest", "Use onRequest instead"],
  ["proxy", `Use one of ${CLIENT_OPTIONS}`],
  ["toString", `Use one of ${CLIENT_OPTIONS}`],
])("rejects the unknown client option %s, with a suggestion", (option, advice) => {
  const options = { apiKey: "k", [option]: undefined } as SmartAlexOptions; // as from JavaScript
  let thrown: unknown;
  try {
    new SmartAlex(options);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(InvalidOptionError);
  expect(thrown).toMatchObject({ option, message: `The option ${option} does not exist. ${advice}.` });
});

test.each(["sk_live_0123456789", null, 5])("rejects %j as client options", (options) => {
  expect(() => new SmartAlex(options as SmartAlexOptions)).toThrow(
    "The option options must be an object, such as { apiKey }.",
  );
});

type Client = Pick<SmartAlex, "api" | "calls" | "fetch">;
const methods: [name: string, send: (client: Client, options: RequestOptions) => PromiseLike<unknown>][] = [
  ["fetch", (client, options) => client.fetch("/calls", options)],
  ["api.GET", ({ api }, options) => api.GET("/calls", options)],
  ["calls.get", ({ calls }, options) => calls.get("call_1", options)],
  ["calls.get, withResponse", ({ calls }, options) => calls.get("call_1", options).withResponse()],
  ["calls.list", ({ calls }, options) => calls.list({}, options)],
  ["calls.list, in a loop", ({ calls }, options) => calls.list({}, options).toArray({ limit: 1 })],
  ["calls.getMany", ({ calls }, options) => calls.getMany(["call_1"], options).next()],
  ["calls.changes", ({ calls }, options) => calls.changes(options).next()],
];

test.each(methods)("%s rejects an unknown option, and sends nothing", async (_, send) => {
  const fetch = scripted();
  const client = new SmartAlex({ apiKey: "k", fetch });
  for (const options of [{ abortSignal: undefined }, { Signal: undefined }, { sginal: undefined }]) {
    const error = await rejection(send(client, options as RequestOptions)); // as from JavaScript
    expect(error).toBeInstanceOf(InvalidOptionError);
    expect((error as Error).message).toMatch(/ does not exist\. Use (signal instead|one of .*signal.*)\.$/);
  }
  expect(fetch.requests).toEqual([]);
});

test.each(methods)("%s rejects a signal in place of options", async (_, send) => {
  const fetch = scripted();
  const client = new SmartAlex({ apiKey: "k", fetch });
  const error = await rejection(send(client, new AbortController().signal as RequestOptions)); // it compiles: options are optional
  expect(error).toMatchObject({ name: "InvalidOptionError", option: "options" });
  expect(fetch.requests).toEqual([]);
});

test("accepts all options of a client and of a list, even if they are undefined", async () => {
  const all = Object.fromEntries(CLIENT_OPTIONS.split(", ").map((name) => [name, undefined]));
  const { calls } = new SmartAlex({ ...all, apiKey: "k", fetch: pagingServer(() => ["call_1"]) });
  const options = {
    signal: undefined,
    timeoutMs: undefined,
    deadlineMs: undefined,
    maxRetries: undefined,
    concurrency: undefined,
  };
  expect(await calls.list({}, options).toArray({ limit: 9 })).toHaveLength(1);
});
