import { onResponse, type Behaviour, type Handler, type MockResponse } from "../http/middleware.ts";
import { rateHeaders, seconds } from "../rate-limits/rate-limit-headers.ts";
import type { RateOptions } from "./rate-limit.ts";
import { apiKeyOf } from "./bearer-auth.ts";

/** How long a scripted 429 says to wait: short, since tests wait for it. */
const RETRY_AFTER_MS = 1_000;

/**
 * Gives the API's own errors that are scripted (`--fault 429`, `Prefer: code=401`) the headers that the document has for them, as if the
 * server had decided so itself. Headers that the script names stay. Like all responses of the API, these errors count against the limit.
 */
export function completeErrors({ limit, now, rateHeaders: form }: RateOptions): (fault: Behaviour) => Behaviour {
  const writeHeaders = rateHeaders[form];
  return (fault) => (next) => (request) => {
    let hasPassedLimit = false; // a fault that only changes a response has one that was counted
    const counted: Handler = (passed) => {
      hasPassedLimit = true;
      return next(passed);
    };
    return onResponse(fault(counted)(request), (response) => {
      if (hasPassedLimit || !isApiError(response)) return response;
      const nowMs = now();
      const verdict = limit.take(apiKeyOf(request) ?? "", nowMs);
      const isLimited = response.status === 429;
      const documented: Record<string, string> = {};
      const told = isLimited ? { ...verdict, remaining: 0, resetAtMs: nowMs + RETRY_AFTER_MS } : verdict;
      writeHeaders(documented, limit.rule.requestsPerMinute, told, nowMs);
      if (isLimited && form !== "none") documented["retry-after"] = seconds(RETRY_AFTER_MS);
      if (response.status === 401) documented["www-authenticate"] = "Bearer"; // as RFC 9110 requires
      return { ...response, headers: { ...documented, ...response.headers } };
    });
  };
}

function isApiError({ headers, status }: MockResponse): boolean {
  return status >= 400 && headers["content-type"] === "application/json";
}
