import { VapiClient } from "@vapi-ai/server-sdk";
import { API_KEY, PAGE_SIZE, type CreateClient } from "./candidate.ts";

/** @vapi-ai/server-sdk, the client of another voice agent API. It has no pagination, so a loop uses the time of the last call as the cursor. */
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
