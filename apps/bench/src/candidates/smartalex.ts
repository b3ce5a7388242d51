import { SmartAlex } from "@smartalex/sdk";
import { API_KEY, type CreateClient } from "./candidate.ts";

/** Our own client. */
export const createSmartAlex: CreateClient = ({ origin, concurrency, requestsPerMinute, timeoutMs }) => {
  const client = new SmartAlex({
    apiKey: API_KEY,
    baseUrl: `${origin}/v1`,
    concurrency,
    requestsPerMinute,
    timeoutMs,
    maxRetries: timeoutMs === undefined ? undefined : 0,
  });
  return {
    get: (id) => client.calls.get(id),
    async countAll(onCall) {
      let count = 0;
      for await (const call of client.calls.list()) {
        if (call.id) count++;
        onCall?.();
      }
      return count;
    },
  };
};
