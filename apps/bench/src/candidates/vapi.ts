import { VapiClient } from "@vapi-ai/server-sdk";
import { API_KEY, PAGE_SIZE, type CreateClient } from "./candidate.ts";

/** The client of another voice-agent service. It has no pager: a loop goes on from the time of the last call. */
export const createVapi: CreateClient = ({ origin, timeoutMs }) => {
  const client = new VapiClient({
    token: API_KEY,
    baseUrl: `${origin}/vapi`,
    ...(timeoutMs === undefined ? {} : { timeoutInSeconds: timeoutMs / 1000, maxRetries: 0 }),
  });
  return {
    get: (id) => client.calls.get({ id }),
    async countAll() {
      let count = 0;
      let oldest: string | undefined;
      for (;;) {
        const calls = await client.calls.list({
          limit: PAGE_SIZE,
          ...(oldest === undefined ? {} : { createdAtLt: oldest }),
        });
        count += calls.length;
        oldest = calls.at(-1)?.createdAt;
        if (calls.length < PAGE_SIZE) return count;
      }
    },
  };
};
