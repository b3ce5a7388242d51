import { configureGlobal } from "fast-check";

// The same properties in every run, so that a result can be cached. `npm run soak` draws a new seed for each run, and prints it.
const isSoak = process.env["SMARTALEX_SOAK"] === "1";
const seed = Number(process.env["SMARTALEX_SEED"] ?? 20_260_115);
configureGlobal(isSoak ? { numRuns: 1000, seed } : { seed: 20_260_115 });

/** No test leaves this machine: a request to another host fails at once, whatever its cause. */
const { fetch } = globalThis;

globalThis.fetch = (input, init) => {
  const { hostname } = new URL(input instanceof Request ? input.url : input);
  if (["127.0.0.1", "localhost", "[::1]"].includes(hostname)) return fetch(input, init);
  throw new Error(`a test sent a request to ${hostname}: use a scripted fetch, or a server on 127.0.0.1`);
};
