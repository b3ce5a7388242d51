import { inspect } from "node:util";
import { ConnectionError, SmartAlex, type Fetch, type ResponseEvent } from "@smartalex/sdk";
import { expect, test } from "vitest";
import { rejection, stoppedClock } from "./fakes.ts";

const apiKey = "sk_live_do_not_print_me";
const secret = "my card number is 4111";
const authorization = `Bearer ${apiKey}`;
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();

/** Values that custom `fetch` functions throw: errors of other HTTP clients, and unusual values. */
const thrown: Record<string, () => unknown> = {
  "an error of axios": () =>
    Object.assign(new Error("Request failed with status code 401"), {
      name: "AxiosError",
      code: "ERR_BAD_REQUEST",
      config: { headers: { Authorization: authorization } },
      request: { _header: `GET /v1/calls HTTP/1.1\r\nAuthorization: ${authorization}` },
      response: { data: secret, config: { headers: { Authorization: authorization } } },
    }),
  "an error of ky": () =>
    Object.assign(new Error("Request failed"), {
      name: "HTTPError",
      request: new Request("http://127.0.0.1", { headers: { authorization } }),
      options: { headers: { authorization } },
      data: secret,
    }),
  "an error of got": () =>
    Object.assign(new Error("Response code 401"), {
      name: "HTTPError",
      code: "ERR_NON_2XX_3XX_RESPONSE",
      options: { headers: { authorization } },
      response: { body: secret, rawBody: Buffer.from(secret) },
    }),
  "a parser's error that quotes the body": () => {
    try {
      return JSON.parse(secret) as unknown;
    } catch (error) {
      return error;
    }
  },
  "an AggregateError": () =>
    new AggregateError([new Error(authorization), { authorization }], `two with ${authorization}`),
  "a chain of causes": () =>
    new TypeError("fetch failed", {
      cause: new Error("second", { cause: Object.assign(new Error(authorization), { authorization }) }),
    }),
  "an error that is its own cause": () => {
    const error = new Error(authorization);
    error.cause = error;
    return error;
  },
  "a text": () => `failed with ${authorization}`,
  "an object": () => ({ authorization, message: `failed with ${authorization}` }),
  "an object whose toString throws": () => ({ authorization, toString: () => fail(authorization) }),
  "an error whose properties throw": () => {
    const error = new Error("x");
    for (const name of ["message", "name", "stack", "cause", "code"]) {
      Object.defineProperty(error, name, { get: () => fail(authorization) });
    }
    return error;
  },
  "an object without a prototype": () => Object.assign(Object.create(null) as object, { authorization }),
  "a revoked proxy": () => revoked,
  "a symbol": () => Symbol(authorization),
  nothing: () => undefined,
};

function fail(message: string): never {
  throw new Error(message);
}

test.each(Object.entries(thrown))(
  "%s becomes a ConnectionError without the API key and without call content",
  async (_, make) => {
    const events: ResponseEvent[] = [];
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a caller's fetch may throw anything
    const fetch: Fetch = () => Promise.reject(make());
    const smartalex = new SmartAlex({
      apiKey,
      baseUrl: "http://127.0.0.1/v1",
      fetch,
      clock: stoppedClock(),
      maxRetries: 0,
      onResponse: (event) => events.push(event),
    });
    const error = await rejection(smartalex.calls.get("call_1"));
    expect(error).toBeInstanceOf(ConnectionError);
    expect(events).toHaveLength(1);
    for (const shown of [error, events]) {
      const text = inspect(shown, { depth: 20, showHidden: true }) + JSON.stringify(shown);
      expect(text).not.toContain(apiKey);
      expect(text).not.toContain("my card");
      expect(text).not.toContain("4111");
    }
  },
);

test("the cause of a ConnectionError has the names, messages and codes of what fetch threw", async () => {
  const root = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:1"), {
    code: "ECONNREFUSED",
    errno: -111,
    port: 1,
  });
  const fetch: Fetch = () => Promise.reject(new TypeError("fetch failed", { cause: new AggregateError([root], "") }));
  const smartalex = new SmartAlex({ apiKey, baseUrl: "http://127.0.0.1/v1", fetch, maxRetries: 0 });
  const { cause } = (await rejection(smartalex.calls.get("call_1"))) as ConnectionError;
  expect(cause).toBeInstanceOf(Error);
  expect(cause).toMatchObject({
    name: "TypeError",
    message: "fetch failed",
    stack: expect.stringContaining("copy-error.test.ts") as string,
    cause: {
      name: "AggregateError",
      errors: [{ name: "Error", message: root.message, code: "ECONNREFUSED", errno: -111, port: 1 }],
    },
  });
});
