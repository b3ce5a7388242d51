import { AbortError } from "../errors.ts";
import { createLazyRedactor } from "../runtime/redactor.ts";
import type { ApiKeyFunction, ApiKeySource } from "./api-key.ts";
import type { HttpRequest, Middleware } from "./middleware.ts";

/** Creates the source of the API key from the `apiKey` option. A string must have passed `parseApiKey`. */
export function createApiKeySource(apiKey: string | ApiKeyFunction): ApiKeySource {
  if (typeof apiKey === "string") return { read: () => apiKey, ...createLazyRedactor(apiKey) };
  let source: ApiKeySource | undefined;
  // Stores no promise: on Workers, a promise of one request may never resolve for another request.
  const load = async () => {
    const { createFunctionSource } = await import("./api-key-function.ts"); // few programs have an `apiKey` function
    return (source ??= createFunctionSource(apiKey));
  };
  return {
    read: async () => (await load()).read(),
    redact: async (text) => (await load()).redact(text),
    load: async () => (await load()).load(),
  };
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
