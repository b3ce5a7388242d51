import type { Fetch } from "../src/http/fetch-adapter.ts";
import type { Handler } from "../src/http/middleware.ts";

/** Converts a `fetch` to a handler for a port. */
export function toHandler(ask: Fetch): Handler {
  return async ({ headers, method, signal, url }) => {
    const response = await ask(toStandard(url, { headers: [...headers], method, signal }));
    const body = response.body && new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: Object.fromEntries(response.headers), body: body ?? undefined };
  };
}

/** Returns a standard request, or a request for an unknown path if `fetch` cannot send it. */
function toStandard(url: string, init: RequestInit): Request {
  try {
    return new Request(url, init);
  } catch {
    return new Request("http://mock/", { headers: init.headers ?? [] });
  }
}
