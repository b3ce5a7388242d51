// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.

import { callStatusValues } from "./enumerations.ts";

/** Type, default, limits and documented values of each query parameter of `GET /calls`. */
export const listCallsQueryLimits = {
  status: { type: "string", values: callStatusValues },
  since_hours: { type: "integer", minimum: 1 },
  page: { type: "integer", default: 1, minimum: 1 },
  per_page: { type: "integer", default: 20, maximum: 100, minimum: 1 },
} as const;
