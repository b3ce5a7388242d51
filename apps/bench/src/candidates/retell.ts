import type { CallBody, CallListBody } from "@smartalex/contract";
import Retell from "retell-sdk";
import { API_KEY, PAGE_SIZE, type CreateClient } from "./candidate.ts";

/** retell-sdk, the client of another voice agent API, with its generic method `get`. It has no pagination for other endpoints. */
export const createRetell: CreateClient = ({ origin, timeoutMs }) => {
  const client = new Retell({
    apiKey: API_KEY,
    baseURL: `${origin}/v1`,
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs, maxRetries: 0 }),
  });
  return {
    get: async (id) => (await client.get<CallBody>(`/calls/${id}`)).data,
    async countAll() {
      let count = 0;
      for (let page = 1; ; page++) {
        const query = { page, per_page: PAGE_SIZE };
        const { data, meta } = await client.get<CallListBody>("/calls", { query });
        count += data.length;
        if (count >= meta.total) return count;
      }
    },
  };
};
