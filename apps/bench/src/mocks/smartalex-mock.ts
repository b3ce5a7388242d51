import type { CallListBody } from "@smartalex/contract";
import { fetchJson } from "./fetch-body.ts";
import { API_KEY, binPath, type MockServer } from "./mock-server.ts";

const MAX_PER_PAGE = 100;

/** Our mock, which checks the API key and has a rate limit that is never reached. */
export const smartalexMock: MockServer = {
  command({ calls, port }) {
    const data = ["--calls", String(calls), "--days", "365", "--seed", "acme"];
    const settings = ["--api-key", API_KEY, "--rpm", "100000000"];
    return Promise.resolve([binPath("@smartalex/mock"), "--port", String(port), ...data, ...settings]);
  },
  listPath,
  async pages(origin, query) {
    const { meta } = (await fetchJson(origin + listPath(1, query))) as CallListBody; // validated by the tests of the mock
    return Math.floor(meta.total / meta.per_page);
  },
  callPath: (id) => `/v1/calls/${id}`,
  async ids(origin, count) {
    const ids: string[] = [];
    for (let page = 1; ids.length < count; page++) {
      const path = listPath(page, `per_page=${MAX_PER_PAGE}`);
      const { data } = (await fetchJson(origin + path)) as CallListBody; // the same
      if (data.length === 0) break;
      ids.push(...data.map(({ id }) => id));
    }
    return ids.slice(0, count);
  },
};

function listPath(page: number, query?: string): string {
  return `/v1/calls?page=${page}${query === undefined ? "" : `&${query}`}`;
}
