// Generated from openapi/smartalex.yaml by `pnpm generate`. Do not edit.

/** Where the API is: production, then the mock on your own machine. */
export const serverUrls = ["https://api.getsmartalex.com/v1", "http://127.0.0.1:4010/v1"] as const;

/** The limits of the numbers in the query of `listCalls`, and their defaults. */
export const listCallsQueryLimits = {
  since_hours: { minimum: 1 },
  page: { default: 1, minimum: 1 },
  per_page: { default: 20, maximum: 100, minimum: 1 },
} as const;
