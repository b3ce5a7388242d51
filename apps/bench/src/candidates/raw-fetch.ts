import type { CallBody, CallListBody } from "@smartalex/contract";
import { API_KEY, PAGE_SIZE, type CreateClient } from "./candidate.ts";

/** Code that a user would write with `fetch`, without a client. */
export const makeRawFetch: CreateClient = ({ origin, timeoutMs }) => {
  async function request(path: string): Promise<unknown> {
    // eslint-disable-next-line no-restricted-globals -- this file measures the global fetch
    const response = await fetch(`${origin}/v1${path}`, {
      headers: { authorization: `Bearer ${API_KEY}` },
      ...(timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) }),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return response.json();
  }
  return {
    get: async (id) => ((await request(`/calls/${id}`)) as CallBody).data, // plain fetch does not validate responses
    async countAll(onCall) {
      let count = 0;
      for (let page = 1; ; page++) {
        const { data, meta } = (await request(`/calls?page=${page}&per_page=${PAGE_SIZE}`)) as CallListBody; // the same
        count += data.length;
        if (onCall) data.forEach(onCall);
        if (count >= meta.total) return count;
      }
    },
  };
};
