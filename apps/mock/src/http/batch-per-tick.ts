import type { Exchange } from "./node-exchange.ts";
import type { Handler } from "./middleware.ts";

/**
 * Answers together what comes in together: when all that was there to be read in a turn of the event loop has been read, first every answer is
 * made, then all are sent. To do one after the other takes half as long again: each answer would wake a client that sleeps, and each step find
 * the processor's caches full of the others'.
 */
export function inTurns(handle: Handler): (exchange: Exchange) => void {
  // Jest with jsdom has no global setImmediate, and only Node serves on a port.
  const { setImmediate } = globalThis.process.getBuiltinModule("node:timers");
  let waiting: Exchange[] = [];
  const answerAll = () => {
    const turn = waiting;
    waiting = [];
    for (const exchange of turn) exchange.begin(handle);
    for (const exchange of turn) exchange.send();
  };
  return (exchange) => {
    if (waiting.push(exchange) === 1) setImmediate(answerAll);
  };
}
