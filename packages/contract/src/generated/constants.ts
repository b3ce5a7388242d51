// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.

import { callStatusValues } from "./enumerations.ts";

/** The base URLs of the API. */
export const serverUrls = ["https://api.getsmartalex.com/v1"] as const;

/** The limits of the `listCalls` query: known values, the minimum and maximum of whole numbers, and defaults. */
export const listCallsQueryLimits = {
  status: { type: "string", values: callStatusValues },
  since_hours: { type: "integer", minimum: 1 },
  page: { type: "integer", default: 1, minimum: 1 },
  per_page: { type: "integer", default: 20, maximum: 100, minimum: 1 },
} as const;
