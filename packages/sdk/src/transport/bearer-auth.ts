import { AbortError, AuthenticationError, InvalidOptionError } from "../errors.ts";
import { createRedactor, type Redact } from "../runtime/redact-secrets.ts";
import type { HttpRequest, Middleware } from "./middleware.ts";

/** Returns the API key for one attempt, for example from a secret manager. */
export type ApiKeyFunction = () => string | Promise<string>;

/** The maximum number of keys of an `apiKey` function that `redact` remembers. Each key makes redaction slower. */
const MAX_REDACTED_KEYS = 200;

/** Provides the API key of a client, and redacts it. */
export interface ApiKeySource {
  /** Returns the key for one attempt. Throws `AuthenticationError` if the `apiKey` function fails. */
  readonly read: () => string | Promise<string>;
  /** Redacts the key. For an `apiKey` function, redacts the last 200 different keys that the function returned. */
  readonly redact: Redact;
}

/** Creates the source of the API key from the `apiKey` option. A string must have passed `parseApiKey`. */
export function createApiKeySource(apiKey: string | ApiKeyFunction): ApiKeySource {
  if (typeof apiKey === "string") return { read: () => apiKey, redact: createRedactor(apiKey) };
  const keys = new Set<string>(); // in the order of their most recent use
  let latest: string | undefined;
  let redact: Redact = (text) => text;
  return {
    redact: (text) => redact(text),
    async read() {
      const key = parseReturnedKey(await callFunction(apiKey, redact));
      if (key === latest) return key;
      latest = key;
      const isNew = !keys.delete(key);
      keys.add(key);
      for (const oldest of keys) {
        if (keys.size <= MAX_REDACTED_KEYS) break;
        keys.delete(oldest);
      }
      if (isNew) redact = createRedactor(...keys);
      return key;
    },
  };
}

async function callFunction(apiKey: ApiKeyFunction, redact: Redact): Promise<unknown> {
  try {
    return await apiKey();
  } catch (thrown) {
    const { copyError } = await import("./errors/connection-error.ts"); // not loaded before the first error
    const cause = copyError(thrown, redact);
    throw new AuthenticationError(
      `The apiKey function threw ${cause.name}: ${cause.message.replace(/\.$/, "")}. The request was not sent.`,
      { code: "unauthorized", cause },
    );
  }
}

function parseReturnedKey(value: unknown): string {
  const key = typeof value === "string" ? value.trim() : "";
  if (isValidKey(key)) return key;
  const problem =
    typeof value !== "string"
      ? `returned ${value === null ? "null" : `a value of type ${typeof value}`} instead of a string`
      : key === ""
        ? "returned an empty string"
        : "returned a key that contains whitespace or invalid characters";
  throw new AuthenticationError(`The apiKey function ${problem}. The request was not sent.`, { code: "unauthorized" });
}

/**
 * Validates an API key and removes whitespace around it.
 *
 * @throws `AuthenticationError` if there is no key.
 * @throws `InvalidOptionError` if the key is invalid. The message never contains the key.
 */
export function parseApiKey(value: string | undefined): string {
  if (!["string", "undefined"].includes(typeof value)) {
    throw new InvalidOptionError("apiKey", "must be a string, or a function that returns one");
  }
  const key = value?.trim();
  if (!key) {
    throw new AuthenticationError("No API key. Pass apiKey, or set SMARTALEX_API_KEY in the environment.", {
      code: "unauthorized",
    });
  }
  if (!isValidKey(key)) {
    throw new InvalidOptionError("apiKey", "contains whitespace or invalid characters. Copy the key again");
  }
  return key;
}

/** Returns whether a key has only visible ASCII characters. `fetch` rejects other characters as well, but its error message contains the key. */
function isValidKey(key: string): boolean {
  return /^[\x21-\x7e]+$/.test(key);
}

/** Adds the API key to a request. This is the last middleware before `dispatch`, so that no other middleware sees the key. */
export function bearerAuth({ read }: ApiKeySource): Middleware {
  const withKey = memoizeLast((headers: HttpRequest["headers"], key: string) => {
    return { ...headers, authorization: `Bearer ${key}` };
  });
  return (next) => (request) => {
    const send = (key: string) => next({ ...request, headers: withKey(request.headers, key) });
    const key = read();
    if (typeof key === "string") return send(key);
    return key.then((value) => {
      const { signal } = request;
      if (signal?.aborted) throw new AbortError(signal.reason); // the attempt ended while the function was running
      return send(value);
    });
  };
}

/** Remembers the last result: most requests of a client have the same headers and the same key. */
function memoizeLast<A, B, Result>(compute: (one: A, other: B) => Result): (one: A, other: B) => Result {
  let last: { one: A; other: B; result: Result } | undefined;
  return (one, other) => {
    if (last?.one !== one || last.other !== other) last = { one, other, result: compute(one, other) };
    return last.result;
  };
}
