import type { Terminal } from "../io/io-streams.ts";

/** A `fetch` that keeps the last response that is no success: the errors of the client have only the beginning of its body. */
export function keepFailedResponse(send: Terminal["fetch"]): {
  fetch: Terminal["fetch"];
  /** The body of that response. `undefined` if there is none, or if it broke off. */
  body: () => Promise<string | undefined>;
} {
  let failed: Response | undefined;
  return {
    async fetch(url, init) {
      const response = await send(url, init);
      failed = response.ok ? undefined : response.clone();
      return response;
    },
    body: async () => failed?.text().catch(() => undefined),
  };
}
