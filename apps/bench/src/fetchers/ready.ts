import { generatedCalls } from "../mocks/generated-calls.ts";
import { PAGE_SIZE } from "../mocks/mock-server.ts";
import { lengthOf, requestOf, type MakeFetcher } from "./fetcher.ts";

/** The least that can be done: the same bytes for everything. */
export const makeReady: MakeFetcher = async () => {
  const meta = { total: PAGE_SIZE, page: 1, per_page: PAGE_SIZE };
  const bytes = Buffer.from(JSON.stringify({ data: await generatedCalls(PAGE_SIZE), meta }));
  const headers = { "content-type": "application/json" };
  const fetch: (request: Request) => Promise<Response> = () => Promise.resolve(new Response(bytes, { headers }));
  return async (page) => lengthOf(await fetch(requestOf(page)));
};
