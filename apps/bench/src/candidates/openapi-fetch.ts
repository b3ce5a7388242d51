import type { paths } from "@smartalex/contract";
import createClient from "openapi-fetch";
import { API_KEY, PAGE_SIZE, type CreateClient } from "./candidate.ts";

/** openapi-fetch: a typed `fetch` without retries, rate limiting and pagination. */
export const createOpenapiFetch: CreateClient = ({ origin, timeoutMs }) => {
  const client = createClient<paths>({ baseUrl: `${origin}/v1`, headers: { authorization: `Bearer ${API_KEY}` } });
  const requestOptions = () => (timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(timeoutMs) });
  return {
    async get(id) {
      const { data, response } = await client.GET("/calls/{id}", { params: { path: { id } }, ...requestOptions() });
      if (!data) throw new Error(`HTTP ${response.status}`);
      return data.data;
    },
    async countAll() {
      let count = 0;
      for (let page = 1; ; page++) {
        const query = { page, per_page: PAGE_SIZE };
        const { data, response } = await client.GET("/calls", { params: { query }, ...requestOptions() });
        if (!data) throw new Error(`HTTP ${response.status}`);
        count += data.data.length;
        if (count >= data.meta.total) return count;
      }
    },
  };
};
