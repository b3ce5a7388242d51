import { Octokit } from "octokit";
import { API_KEY, PAGE_SIZE, type CreateClient } from "./candidate.ts";

/** A client with plugins for retries, rate limits and paging, all of them on. The pager follows the `Link` header. */
export const createOctokit: CreateClient = ({ origin, timeoutMs }) => {
  const client = new Octokit({
    auth: API_KEY,
    baseUrl: `${origin}/github`,
    ...(timeoutMs === undefined ? {} : { retry: { enabled: false } }),
  });
  // It has no option for a timeout: this is how its documentation sets one.
  const requestOptions = () => (timeoutMs === undefined ? {} : { request: { signal: AbortSignal.timeout(timeoutMs) } });
  return {
    async get(id) {
      const response = await client.request("GET /calls/{id}", { id, ...requestOptions() });
      return response.data as { id: string }; // it knows GitHub's answers alone
    },
    async countAll() {
      let count = 0;
      for await (const { data } of client.paginate.iterator("GET /calls", { per_page: PAGE_SIZE }))
        count += data.length;
      return count;
    },
  };
};
