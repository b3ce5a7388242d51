import { generatedCalls } from "../mocks/generated-calls.ts";
import { PAGE_SIZE } from "../mocks/mock-server.ts";
import { readLength, createRequest, type CreatePageFetcher } from "./page-fetcher.ts";

/** Returns a `Response` with the same bytes for every request, which is the minimum work of a mock. */
export const createPreparedResponse: CreatePageFetcher = async () => {
  const meta = { total: PAGE_SIZE, page: 1, per_page: PAGE_SIZE };
  const bytes = Buffer.from(JSON.stringify({ data: await generatedCalls(PAGE_SIZE), meta }));
  const headers = { "content-type": "application/json" };
  const fetch: (request: Request) => Promise<Response> = () => Promise.resolve(new Response(bytes, { headers }));
  return async (page) => readLength(await fetch(createRequest(page)));
};
