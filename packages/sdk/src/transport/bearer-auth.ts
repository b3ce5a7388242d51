import { AbortError } from "../errors.ts";
import { createLazyRedactor } from "../runtime/redactor.ts";
import type { ApiKeyFunction, ApiKeySource } from "./api-key.ts";
import type { HttpRequest, Middleware } from "./middleware.ts";

/** Creates the source of the API key from the `apiKey` option. If `apiKey` is a string, it must be a result of `parseApiKey`. */
export function createApiKeySource(apiKey: string | ApiKeyFunction): ApiKeySource {
  if (typeof apiKey === "string") return { read: () => apiKey, ...createLazyRedactor(apiKey) };
  let source: ApiKeySource | undefined;
  // The promise is not stored, because on Cloudflare Workers, a promise of one request may never resolve for another request.
  const load = async () => {
    const { createFunctionSource } = await import("./api-key-function.ts"); // loaded on demand, as few programs have an `apiKey` function
    return (source ??= createFunctionSource(apiKey));
  };
  return {
    read: async () => (await load()).read(),
    redact: async (text) => (await load()).redact(text),
    load: async () => (await load()).load(),
  };
}

/** Adds the API key to a request. `bearerAuth` is the last middleware before `dispatch`, so that no other middleware sees the key. */
export function bearerAuth({ read }: ApiKeySource): Middleware {
  // Most requests of a client have the same headers and the same key.
  let last: { from: HttpRequest["headers"]; key: string; headers: HttpRequest["headers"] } | undefined;
  return (request, next) => {
    const send = (key: string) => {
      const from = request.headers;
      if (last?.from !== from || last.key !== key) {
        last = { from, key, headers: { ...from, authorization: `Bearer ${key}` } };
      }
      return next({ ...request, headers: last.headers });
    };
    const key = read();
    if (typeof key === "string") return send(key);
    return key.then((value) => {
      const { signal } = request;
      if (signal?.aborted) throw new AbortError(signal.reason); // aborted while the `apiKey` function ran
      return send(value);
    });
  };
}
