import type { Clock } from "../runtime/clock.ts";
import {
  AuthenticationError,
  InvalidRequestError,
  InvalidResponseError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
  type SmartAlexErrorOptions,
  type SmartAlexError,
} from "../errors.ts";
import type { Redact } from "../runtime/redact-secrets.ts";
import { parseErrorBody, type ParsedErrorBody } from "./errors/parse-error-body.ts";
import { isOk, type HttpResponse, type Middleware } from "./middleware.ts";
import { retryDelayMs } from "./rate-limiter/rate-limit-headers.ts";
import { isRetryable } from "./retry.ts";

const LATER = "Try again later.";
const NOT_THE_API =
  "The response is not in the API's error format: a proxy, firewall or CDN may have sent it. Check the base URL and the network.";

/** Throws the typed error for every response that is not a success, or whose body cannot be used. */
export function throwHttpErrors({ clock, redact }: { clock: Clock; redact: Redact }): Middleware {
  return (next) => async (request) => {
    const answer = await next(request);
    if (isOk(answer) && answer.problem === undefined) return answer;
    throw toError(answer, { waitMs: retryDelayMs(answer, clock.now()), redact });
  };
}

/** The error that a response stands for. */
function toError(
  answer: HttpResponse,
  { redact, waitMs }: { redact: Redact; waitMs: number | undefined },
): SmartAlexError {
  const { body, maskedHeaders, problem, status } = answer;
  const headers = maskedHeaders();
  if (status < 400 || status > 599) {
    const message = isOk(answer) ? `The response (${status}) ${problem}.` : unusable(status, headers);
    return new InvalidResponseError(message, { status, headers, body });
  }
  const errorBody = parseErrorBody(body, headers.get("content-type"), redact);
  const code = errorBody.code ?? documentedCode(status);
  const facts: SmartAlexErrorOptions = { code, status, headers, body, parsedBody: errorBody.parsed };
  const summary = summaryOf(errorBody, { body, code, headers, status });
  const message = (next: string) => `${summary}. ${next}`;
  const orElse = (next: string) => (errorBody.isEnvelope ? next : NOT_THE_API);
  switch (status) {
    case 401:
      return new AuthenticationError(
        message(orElse("Check the API key, or create a new one in the Developer Portal.")),
        facts,
      );
    case 403:
      return new PermissionDeniedError(message(orElse("Use an API key that may read calls.")), facts);
    case 404:
      return new NotFoundError(message("Check the id and the base URL."), facts);
    case 407:
      return new InvalidRequestError(
        message("A proxy requires authentication: add the user name and the password to the proxy's URL."),
        facts,
      );
    case 429: {
      const next = waitMs === undefined ? "Wait before the next request." : `Wait ${Math.ceil(waitMs / 1000)} s.`;
      return new RateLimitError(message(next), { ...facts, retryAfterMs: waitMs });
    }
    default:
      return status >= 500
        ? new ServerError(message(LATER), { ...facts, retryAfterMs: waitMs })
        : new InvalidRequestError(
            message(isRetryable(status) ? LATER : "Change the request before sending it again."),
            facts,
          );
  }
}

/** What the server says, or else what it sent. */
function summaryOf(
  { message }: ParsedErrorBody,
  { body, code, headers, status }: { body: string; code: string; headers: Headers; status: number },
): string {
  if (message !== undefined) return `${message} (${status} ${code})`;
  const type = headers.get("content-type")?.split(";")[0]?.trim();
  const content =
    body === "" ? "an empty body" : type === "text/html" ? "an HTML page" : `a body of type ${type ?? "unknown"}`;
  return `The server responded with status ${status} and ${content}`;
}

/** What to say of a status that is neither a success nor an error. Browsers show redirects as 0. */
function unusable(status: number, headers: Headers): string {
  const target = headers.get("location");
  if (target === null && status !== 0) {
    return `The server responded with status ${status}, which is neither a success nor an error. Check that the base URL is that of the SmartAlex API.`;
  }
  return (
    `The server redirects ${target === null ? "to another address" : `to ${target}`} (status ${status}). The client does not follow ` +
    "redirects, so that the API key stays with its host. Correct the base URL."
  );
}

/** The documented code for a status whose body has none. */
function documentedCode(status: number): SmartAlexErrorOptions["code"] {
  const codes = { 401: "unauthorized", 403: "forbidden", 404: "not_found", 429: "rate_limited" } as const;
  if (status in codes) return codes[status as keyof typeof codes]; // `in` has just proved it
  return status >= 500 ? "server_error" : "invalid_request";
}
