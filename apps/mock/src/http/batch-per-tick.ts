import type { Handler } from "./middleware.ts";
import type { ServerExchange } from "./node-exchange.ts";

/**
 * Batches the requests that arrive in one tick of the event loop: computes all responses first, then sends them. One after the other would take half
 * as long again, because each response wakes up a client, and each step evicts the data of the other step from the CPU caches.
 */
export function batchPerTick(handle: Handler): (exchange: ServerExchange) => void {
  // Jest with jsdom has no global setImmediate, and only Node serves on a port.
  const { setImmediate } = globalThis.process.getBuiltinModule("node:timers");
  let waiting: ServerExchange[] = [];
  const handleAll = () => {
    const batch = waiting;
    waiting = [];
    for (const exchange of batch) exchange.begin(handle);
    for (const exchange of batch) exchange.send();
  };
  return (exchange) => {
    if (waiting.push(exchange) === 1) setImmediate(handleAll);
  };
}
