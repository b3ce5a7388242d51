import Stripe from "stripe";
import { API_KEY, PAGE_SIZE, type CreateClient } from "./candidate.ts";

/** A client with an auto-pager, which follows the id of the last item. It brings its own HTTP client, without `fetch`. */
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
