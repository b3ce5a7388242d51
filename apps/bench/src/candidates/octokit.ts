import { Octokit } from "octokit";
import { API_KEY, PAGE_SIZE, type CreateClient } from "./candidate.ts";

/** Octokit with its plugins for retries, rate limits and pagination. Its pagination follows the `Link` header. */
export const createOctokit: CreateClient = ({ origin, timeoutMs }) => {
  const client = new Octokit({
    auth: API_KEY,
    baseUrl: `${origin}/github`,
    ...(timeoutMs === undefined ? {} : { retry: { enabled: false } }),
  });
  // Octokit has no timeout option. Its documentation recommends a signal.
  const requestOptions = () => (timeoutMs === undefined ? {} : { request: { signal: AbortSignal.timeout(timeoutMs) } });
  return {
    async get(id) {
      const response = await client.request("GET /calls/{id}", { id, ...requestOptions() });
      return response.data as { id: string }; // Octokit only has types for the responses of GitHub
    },
    async countAll() {
      let count = 0;
      for await (const { data } of client.paginate.iterator("GET /calls", { per_page: PAGE_SIZE }))
        count += data.length;
      return count;
    },
  };
};
