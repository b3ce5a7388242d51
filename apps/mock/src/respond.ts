import type { ErrorResponse, KnownErrorCode, ListCallsResponse } from "@smartalex/contract";

/** Answers a request, as the standard `fetch` does. */
export type Fetch = (request: Request) => Promise<Response>;

/** The same, where an answer may be there at once. */
export type Handler = (request: Request) => Response | Promise<Response>;

/** One side of the API's behaviour, around the next one. */
export type Behaviour = (next: Handler) => Handler;

/** Several behaviours as one, the outermost first. */
export function stack(...behaviours: readonly Behaviour[]): Behaviour {
  return (next) => behaviours.reduceRight((inner, behaviour) => behaviour(inner), next);
}

/** One page of calls, in the envelope of lists. */
export function succeed(body: ListCallsResponse): Response {
  return Response.json(body);
}

/** One record, in the envelope of single ones, from its JSON text. */
export function succeedWith(json: string): Response {
  return new Response(`{"data":${json}}`, { headers: { "content-type": "application/json" } });
}

/** An error, in the API's envelope. */
export function fail(
  status: number,
  code: KnownErrorCode,
  message: string,
  headers: Record<string, string> = {},
): Response {
  const body: ErrorResponse = { error: { code, message, status } };
  return Response.json(body, { status, headers });
}
