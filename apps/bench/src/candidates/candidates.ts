import type { MakeClient } from "./candidate.ts";

/** The clients, by the names of their packages. Each is loaded when it is measured, so that no other is in memory then. */
export const candidates = {
  "@smartalex/sdk": async () => (await import("./smartalex.ts")).makeSmartAlex,
  fetch: async () => (await import("./raw-fetch.ts")).makeRawFetch,
  "openapi-fetch": async () => (await import("./openapi-fetch.ts")).makeOpenapiFetch,
  "retell-sdk": async () => (await import("./retell.ts")).makeRetell,
  "@vapi-ai/server-sdk": async () => (await import("./vapi.ts")).makeVapi,
  openai: async () => (await import("./openai.ts")).makeOpenai,
  stripe: async () => (await import("./stripe.ts")).makeStripe,
  octokit: async () => (await import("./octokit.ts")).makeOctokit,
} satisfies Record<string, () => Promise<MakeClient>>;

/** A client, by the name of its package. */
export type CandidateName = keyof typeof candidates;

/** The one that targets are for. */
export const OURS = "@smartalex/sdk" satisfies CandidateName;
/** What the others are compared with. */
export const RAW = "fetch" satisfies CandidateName;
/** All of them, in the order of the tables. */
export const candidateNames = Object.keys(candidates) as CandidateName[]; // the keys of the table above, and no others
