import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { generatedCalls } from "../mocks/generated-calls.ts";
import { readLength, LIST_URL, createRequest, type CreatePageFetcher } from "./page-fetcher.ts";

/** msw with a handler that a user would write to return pages of calls. */
export const createMsw: CreatePageFetcher = async () => {
  const calls = await generatedCalls();
  const server = setupServer(
    http.get(LIST_URL, ({ request }) => {
      const { searchParams } = new URL(request.url);
      const page = Number(searchParams.get("page") ?? 1);
      const perPage = Number(searchParams.get("per_page") ?? 20);
      const status = searchParams.get("status");
      const matching = status === null ? calls : calls.filter(({ call_status }) => call_status === status);
      const data = matching.slice((page - 1) * perPage, page * perPage);
      return HttpResponse.json({ data, meta: { total: matching.length, page, per_page: perPage } });
    }),
  );
  server.listen();
  // eslint-disable-next-line no-restricted-globals -- msw replaces the global fetch
  return async (page) => readLength(await fetch(createRequest(1 + (page % (calls.length / 20)))));
};
