import { Octokit } from "octokit";
import { API_KEY, PAGE_SIZE, type MakeClient } from "./candidate.ts";

/** A client with plugins for retries, rate limits and paging, all of them on. The pager follows the `Link` header. */
export const makeOctokit: MakeClient = ({ origin, timeoutMs }) => {
  const client = new Octokit({
    auth: API_KEY,
    baseUrl: `${origin}/github`,
    ...(timeoutMs === undefined ? {} : { retry: { enabled: false } }),
  });
  // It has no option for a timeout: this is how its documentation sets one.
  const patience = () => (timeoutMs === undefined ? {} : { request: { signal: AbortSignal.timeout(timeoutMs) } });
  return {
    async get(id) {
      const answer = await client.request("GET /calls/{id}", { id, ...patience() });
      return answer.data as { id: string }; // it knows GitHub's answers alone
    },
    async countAll() {
      let count = 0;
      for await (const { data } of client.paginate.iterator("GET /calls", { per_page: PAGE_SIZE }))
        count += data.length;
      return count;
    },
  };
};
