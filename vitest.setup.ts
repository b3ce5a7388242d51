import { configureGlobal } from "fast-check";

// The same seed in every run, so that results can be cached. `npm run soak` uses a new seed for each run, and prints it.
const isSoak = process.env["SMARTALEX_SOAK"] === "1";
const seed = Number(process.env["SMARTALEX_SEED"] ?? 20_260_115);
configureGlobal(isSoak ? { numRuns: 1000, seed } : { seed: 20_260_115 });

/** Tests must not use the network: a request to another host fails immediately. */
const { fetch } = globalThis;

globalThis.fetch = (input, init) => {
  const { hostname } = new URL(input instanceof Request ? input.url : input);
  if (["127.0.0.1", "localhost", "[::1]"].includes(hostname)) return fetch(input, init);
  throw new Error(`A test sent a request to ${hostname}. Use a scripted fetch or a server on 127.0.0.1.`);
};
