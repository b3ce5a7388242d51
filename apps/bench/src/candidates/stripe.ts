import Stripe from "stripe";
import { API_KEY, PAGE_SIZE, type CreateClient } from "./candidate.ts";

/** stripe with its automatic pagination, which uses the ID of the last item as the cursor. It uses `node:http` instead of `fetch`. */
export const createStripe: CreateClient = ({ origin, timeoutMs }) => {
  const { hostname, port } = new URL(origin);
  const client = new Stripe(API_KEY, {
    host: hostname,
    port,
    protocol: "http",
    telemetry: false,
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs, maxNetworkRetries: 0 }),
  });
  return {
    get: (id) => client.customers.retrieve(id),
    async countAll() {
      let count = 0;
      for await (const customer of client.customers.list({ limit: PAGE_SIZE })) if (customer.id) count++;
      return count;
    },
  };
};
