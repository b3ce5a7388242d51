// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.

import { callStatusValues } from "./enumerations.ts";

/** Where the API is: production, then the mock on your own machine. */
export const serverUrls = ["https://api.getsmartalex.com/v1", "http://127.0.0.1:4010/v1"] as const;

/** What the query of `listCalls` may hold: known values, the limits of whole numbers, and defaults. */
export const listCallsQueryLimits = {
  status: { type: "string", values: callStatusValues },
  since_hours: { type: "integer", minimum: 1 },
  page: { type: "integer", default: 1, minimum: 1 },
  per_page: { type: "integer", default: 20, maximum: 100, minimum: 1 },
} as const;
