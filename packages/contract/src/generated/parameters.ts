// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.

import type { operations } from "./types.ts";

/** Query of `GET /calls`, exactly as in the document: a parameter is present or absent, but never `undefined`. */
export type ListCallsQuery = NonNullable<operations["listCalls"]["parameters"]["query"]>;

/**
 * Query of `GET /calls` as clients accept it: like `ListCallsQuery`, but an optional parameter may be `undefined`.
 *
 * Parameters: `status`, `since_hours`, `page` (default 1), `per_page` (default 20).
 * Editors complete the known values of `status`. Any other string is sent, too, and the server decides.
 */
export type ListCallsParams = { [Name in keyof ListCallsQuery]?: ListCallsQuery[Name] | undefined };

/** Path parameters of `GET /calls/{id}`. */
export type GetCallPath = operations["getCall"]["parameters"]["path"];
