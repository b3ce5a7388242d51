import type { Fetch } from "../src/http/fetch-adapter.ts";
import type { Handler } from "../src/http/middleware.ts";

/** What a `fetch` answers, as the port takes it. */
export function toHandler(ask: Fetch): Handler {
  return async ({ headers, method, signal, url }) => {
    const response = await ask(toStandard(url, { headers: [...headers], method, signal }));
    const body = response.body && new Uint8Array(await response.arrayBuffer());
    return { status: response.status, headers: Object.fromEntries(response.headers), body: body ?? undefined };
  };
}

/** A standard request, or one for nothing where a port takes what no `fetch` would send. */
function toStandard(url: string, init: RequestInit): Request {
  try {
    return new Request(url, init);
  } catch {
    return new Request("http://mock/", { headers: init.headers ?? [] });
  }
}
