import { inspect } from "node:util";
import {
  AuthenticationError,
  SmartAlex,
  type ApiKeyFunction,
  type Fetch,
  type SmartAlexError,
  type SmartAlexOptions,
} from "@smartalex/sdk";
import { expect, test } from "vitest";
import { createApiKeySource } from "../src/transport/bearer-auth.ts";
import { call, failure, rejection, scripted, stoppedClock } from "./fakes.ts";
import { VirtualClock } from "./virtual-clock.ts";

const detail = () => Response.json({ data: { ...call("call_1"), campaign_id: null, summary: null, transcript: [] } });

function client(apiKey: ApiKeyFunction, options: SmartAlexOptions = {}): SmartAlex {
  return new SmartAlex({ apiKey, baseUrl: "http://127.0.0.1/v1", clock: stoppedClock(), ...options });
}

test("calls the function for every attempt, including retries", async () => {
  const clock = new VirtualClock();
  let count = 0;
  const fetch = scripted(failure(503, "server_error"), failure(429, "rate_limited"), detail(), detail());
  const { calls } = client(() => Promise.resolve(`key_${++count}`), { clock, fetch });
  await clock.run(calls.get("call_1"));
  await clock.run(calls.get("call_1"));
  const sent = fetch.requests.map(({ headers }) => headers.get("authorization"));
  expect(sent).toEqual(["Bearer key_1", "Bearer key_2", "Bearer key_3", "Bearer key_4"]);
});

test("a function may return the key without a promise, with whitespace around it", async () => {
  const fetch = scripted(detail());
  await client(() => " key_1\n", { fetch }).calls.get("call_1");
  expect(fetch.requests[0]?.headers.get("authorization")).toBe("Bearer key_1");
});

test("a client with a function needs no key in the environment, and does not call it before the first request", () => {
  let isCalled = false;
  client(() => ((isCalled = true), "key_1"));
  expect(isCalled).toBe(false);
});

test.each<[string, unknown]>([
  ["returned an empty string", ""],
  ["returned an empty string", " \n"],
  ["returned a key that contains whitespace or invalid characters", "sk_secret key"],
  ["returned a key that contains whitespace or invalid characters", "sk_secret\r\nx-header: 1"],
  ["returned a key that contains whitespace or invalid characters", "sk_secret\u{1f4a1}"],
  ["returned null instead of a string", null],
  ["returned a value of type undefined instead of a string", undefined],
  ["returned a value of type object instead of a string", { key: "sk_secret" }],
])("rejects a function that %s (%#), without repeating the value, and sends nothing", async (problem, key) => {
  const fetch = scripted();
  const error = await rejection(client(() => key as string, { fetch }).calls.get("call_1")); // as from JavaScript
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(error).toMatchObject({
    code: "unauthorized",
    status: undefined,
    message: `The apiKey function ${problem}. The request was not sent.`,
  });
  expect(inspect(error, { depth: 9 })).not.toContain("sk_secret");
  expect(fetch.requests).toEqual([]);
});

test("what the function throws is the redacted cause of an AuthenticationError, which is not retried", async () => {
  let count = 0;
  const fetch = scripted(detail());
  const { calls } = client(
    () => {
      if (++count === 1) return "sk_live_0123456789";
      throw new TypeError("vault is sealed, last key sk_live_0123456789.");
    },
    { fetch },
  );
  await calls.get("call_1");
  const error = (await rejection(calls.get("call_1"))) as AuthenticationError;
  expect(error).toBeInstanceOf(AuthenticationError);
  expect(error.message).toBe(
    "The apiKey function threw TypeError: vault is sealed, last key [redacted]. The request was not sent.",
  );
  expect(error.cause).toMatchObject({ name: "TypeError", message: "vault is sealed, last key [redacted]." });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("sk_live_0123456789");
  expect(count).toBe(2);
});

test("the function must finish within timeoutMs, and a late key is not sent", async () => {
  const clock = new VirtualClock();
  const fetch = scripted();
  const slow = async () => {
    await clock.sleep(5_000);
    return "key_1";
  };
  const { calls } = client(slow, { clock, fetch, timeoutMs: 1_000, maxRetries: 0 });
  const startMs = clock.now();
  const error = await clock.run(rejection(calls.get("call_1")));
  expect(error).toMatchObject({ name: "TimeoutError", timeoutMs: 1_000 });
  expect(clock.now() - startMs).toBe(1_000);
  await clock.run(clock.sleep(10_000));
  expect(fetch.requests).toEqual([]);
});

test("every key that the function returned is redacted, whichever attempt the server repeats", async () => {
  const keys = ["sk_live_first_key", "sk_live_second_key"];
  let count = 0;
  const echo: Fetch = () => {
    const message = `unknown keys ${keys.join(" and ")}`;
    return Promise.resolve(Response.json({ error: { code: "no", message, status: 401 } }, { status: 401 }));
  };
  const { calls } = client(() => keys[count++ % 2] ?? "", { fetch: echo });
  await rejection(calls.get("call_1"));
  const error = (await rejection(calls.get("call_1"))) as SmartAlexError;
  expect(error.message).toContain("unknown keys [redacted] and [redacted]");
  expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/first_key|second_key/);
});

test("the last 200 different keys are redacted, by their last use", async () => {
  let key = "";
  const { read, redact } = createApiKeySource(() => key);
  for (let index = 0; index < 500; index++) {
    key = "sk_live_first";
    await read();
    key = `sk_live_${String(index).padStart(4, "0")}`;
    await read();
  }
  expect(await redact("sk_live_0499 sk_live_0301 sk_live_0000 sk_live_first")).toBe(
    "[redacted] [redacted] sk_live_0000 [redacted]",
  );
});

test("an apiKey function that throws an object with an invalid number of errors rejects with AuthenticationError", async () => {
  const apiKey = () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- a caller's function may throw anything
    throw { message: "no vault", errors: { length: Symbol("x") } };
  };
  const error = await rejection(new SmartAlex({ apiKey, fetch: scripted() }).calls.list());
  expect(error).toBeInstanceOf(AuthenticationError);
  expect((error as Error).message).toContain("no vault");
});
