import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createClientFromOperations } from "@stoplight/prism-http/dist/client.js";
import { DOCUMENT } from "../mocks/document.ts";
import type { MakeFetcher } from "./fetcher.ts";

/** Prism's client, as its guide shows it: it takes no `Request`, and gives no `Response` but data. */
export const makePrism: MakeFetcher = async () => {
  const client = createClientFromOperations(await getHttpOperationsFromSpec(DOCUMENT), {
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
