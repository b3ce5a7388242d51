// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.

/** The base URLs of the API. */
export const serverUrls = ["https://api.getsmartalex.com/v1"] as const;
