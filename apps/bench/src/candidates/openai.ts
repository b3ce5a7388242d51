import OpenAI from "openai";
import { API_KEY, PAGE_SIZE, type CreateClient } from "./candidate.ts";

/** A client with an auto-pager, which follows the id of the last item. */
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
