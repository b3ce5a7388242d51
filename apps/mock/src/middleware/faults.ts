import { InvalidOptionError } from "../runtime/errors.ts";
import type { FaultRules } from "../faults/fault-rules.ts";
import { noFault, parseFault } from "../faults/faults.ts";
import { mapResponse, type Handler, type HttpRequest, type HttpResponse, type Middleware } from "../http/middleware.ts";
import { errorResponse } from "../http/responses.ts";
import { formatSeconds, headerWriters } from "../rate-limits/rate-limit-headers.ts";
import { apiKeyOf } from "./bearer-auth.ts";
import type { RateLimitOptions } from "./rate-limit.ts";

/** The wait in a simulated 429. It is short, because tests wait for it. */
const RETRY_AFTER_MS = 1_000;

/** Options of the `faults` middleware. */
export interface FaultOptions extends RateLimitOptions {
  rules: FaultRules;
}

/**
 * Applies the fault that the `Prefer` header of a request selects, or else the next step of the first rule that matches the request. A simulated
 * API error (`--fault 429`, `Prefer: code=401`) gets the documented headers, unless the rule sets them. It counts against the rate limit,
 * like every response of the API.
 */
export function faults({ rules, ...options }: FaultOptions): Middleware {
  return (request, next) => {
    const selected = selectedFault(request.headers.get("prefer") ?? "");
    const fault = selected === undefined ? rules.take(request) : parseSelected(selected, options.now);
    if (fault === undefined || fault === noFault) return next(request);
    let isCounted = false; // the rate limit counts a request that a fault passes on
    const counted: Handler = (passed) => {
      isCounted = true;
      return next(passed);
    };
    return mapResponse(fault(request, counted), (response) => {
      const completed = isCounted || !isApiError(response) ? response : withErrorHeaders(request, response, options);
      completed.isFault = true;
      return completed;
    });
  };
}

/** Parses the fault of a `Prefer` header. An invalid fault is a 400 response. */
function parseSelected(text: string, now: () => number): Middleware {
  try {
    return parseFault(text, now);
  } catch (error) {
    if (!(error instanceof InvalidOptionError)) throw error;
    const { message } = error;
    return () => errorResponse(400, "invalid_request", `Invalid value of the header Prefer: ${message}`);
  }
}

/**
 * Reads `code=503`, the syntax of other mock servers, in which 200 is the response without a fault, or `fault="503 html"`. Names are
 * case-insensitive, and a value may have quotation marks (RFC 7240).
 */
function selectedFault(prefer: string): string | undefined {
  const code = /(?:^|[,;\s])code="?(\w+)/i.exec(prefer)?.[1];
  return code === "200" ? "ok" : (code ?? /(?:^|[,;\s])fault="?([^"]*)/i.exec(prefer)?.[1]);
}

function isApiError({ headers, status }: HttpResponse): boolean {
  return status >= 400 && headers["content-type"] === "application/json";
}

/** Adds the documented headers of an error, and counts the request against the rate limit. */
function withErrorHeaders(
  request: HttpRequest,
  response: HttpResponse,
  { limit, now, rateHeaders: format }: RateLimitOptions,
): HttpResponse {
  const nowMs = now();
  const decision = limit.take(apiKeyOf(request) ?? "", nowMs);
  const isLimited = response.status === 429;
  const headers: Record<string, string> = {};
  const shown = isLimited ? { ...decision, remaining: 0, resetAtMs: nowMs + RETRY_AFTER_MS } : decision;
  headerWriters[format](headers, limit.rule.requestsPerMinute, shown, nowMs);
  if (isLimited && format !== "none") headers["retry-after"] = formatSeconds(RETRY_AFTER_MS);
  if (response.status === 401) headers["www-authenticate"] = "Bearer"; // RFC 9110 requires it
  return { ...response, headers: { ...headers, ...response.headers } };
}
