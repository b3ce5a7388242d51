import type { CreateClient } from "./candidate.ts";

/** The clients, by the names of their packages. Each is loaded when it is measured, so that no other is in memory then. */
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

/** A client, by the name of its package. */
export type CandidateName = keyof typeof candidates;

/** The one that targets are for. */
export const OUR_SDK = "@smartalex/sdk" satisfies CandidateName;
/** What the others are compared with. */
export const PLAIN_FETCH = "fetch" satisfies CandidateName;
/** All of them, in the order of the tables. */
export const candidateNames = Object.keys(candidates) as CandidateName[]; // the keys of the table above, and no others
