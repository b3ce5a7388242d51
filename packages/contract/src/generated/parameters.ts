// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.

import type { operations } from "./types.ts";

/** The query of `GET /calls`, exactly as in the document: a parameter can be absent, but its value is never `undefined`. */
export type ListCallsQuery = NonNullable<operations["listCalls"]["parameters"]["query"]>;

/**
 * The query that clients accept for `GET /calls`. Unlike in `ListCallsQuery`, the value of an optional parameter may be `undefined`.
 *
 * Parameters: `status`, `since_hours`, `page` (default 1), `per_page` (default 20).
 * Editors suggest the known values of `status`. Clients also send any other string, and the server decides whether it is valid.
 */
export type ListCallsParams = { [Name in keyof ListCallsQuery]?: ListCallsQuery[Name] | undefined };

/** Path parameters of `GET /calls/{id}`. */
export type GetCallPath = operations["getCall"]["parameters"]["path"];
