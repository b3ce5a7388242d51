import OpenAI from "openai";
import { API_KEY, PAGE_SIZE, type CreateClient } from "./candidate.ts";

/** openai with its automatic pagination, which uses the ID of the last item as the cursor. */
export const createOpenai: CreateClient = ({ origin, timeoutMs }) => {
  const client = new OpenAI({
    apiKey: API_KEY,
    baseURL: `${origin}/openai`,
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs, maxRetries: 0 }),
  });
  return {
    get: (id) => client.files.retrieve(id),
    async countAll() {
      let count = 0;
      for await (const file of client.files.list({ limit: PAGE_SIZE })) if (file.id) count++;
      return count;
    },
  };
};
