import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createClientFromOperations } from "@stoplight/prism-http/dist/client.js";
import { OPENAPI_DOCUMENT } from "../mocks/openapi-mock.ts";
import type { CreatePageFetcher } from "./page-fetcher.ts";

/** The client of Prism, as in its guide. It accepts no `Request`, and returns data instead of a `Response`. */
export const createPrism: CreatePageFetcher = async () => {
  const client = createClientFromOperations(await getHttpOperationsFromSpec(OPENAPI_DOCUMENT), {
    mock: { dynamic: false },
    validateRequest: true,
    validateResponse: true,
    checkSecurity: true,
    errors: false,
    upstreamProxy: undefined,
    isProxy: false,
  });
  const headers = { authorization: "Bearer bench_key" };
  return async (page) => {
    const { data, status } = await client.get(`/calls?page=${page}`, { headers });
    if (status !== 200) throw new Error(`HTTP ${status}`);
    return JSON.stringify(data).length;
  };
};
