import type { CallBody, CallListBody } from "@smartalex/contract";
import { API_KEY, PAGE_SIZE, type CreateClient } from "./candidate.ts";

/** What a user writes without any client. */
export const makeRawFetch: CreateClient = ({ origin, timeoutMs }) => {
  async function request(path: string): Promise<unknown> {
    // eslint-disable-next-line no-restricted-globals -- the one file whose job it is
    const response = await fetch(`${origin}/v1${path}`, {
      headers: { authorization: `Bearer ${API_KEY}` },
      ...(timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) }),
    });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return response.json();
  }
  return {
    get: async (id) => ((await request(`/calls/${id}`)) as CallBody).data, // who uses fetch takes the server's word
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
