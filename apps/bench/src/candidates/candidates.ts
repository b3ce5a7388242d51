import type { CreateClient } from "./candidate.ts";

/** The clients by package name. A client is loaded when it is measured, so that no other client is in memory. */
export const candidates = {
  "@smartalex/sdk": async () => (await import("./smartalex.ts")).createSmartAlex,
  fetch: async () => (await import("./raw-fetch.ts")).makeRawFetch,
  "openapi-fetch": async () => (await import("./openapi-fetch.ts")).createOpenapiFetch,
  "retell-sdk": async () => (await import("./retell.ts")).createRetell,
  "@vapi-ai/server-sdk": async () => (await import("./vapi.ts")).createVapi,
  openai: async () => (await import("./openai.ts")).createOpenai,
  stripe: async () => (await import("./stripe.ts")).createStripe,
  octokit: async () => (await import("./octokit.ts")).createOctokit,
} satisfies Record<string, () => Promise<CreateClient>>;

/** The package name of a client. */
export type CandidateName = keyof typeof candidates;

/** The client to which the targets apply. */
export const OUR_SDK = "@smartalex/sdk" satisfies CandidateName;
/** The baseline of comparisons. */
export const PLAIN_FETCH = "fetch" satisfies CandidateName;
/** The names of all clients, in the order of the tables. */
export const candidateNames = Object.keys(candidates) as CandidateName[]; // the object has only these keys
