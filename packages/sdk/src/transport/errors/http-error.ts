import {
  AuthenticationError,
  InvalidRequestError,
  InvalidResponseError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
  type SmartAlexError,
  type SmartAlexErrorOptions,
} from "../../errors.ts";
import type { Redact } from "../../runtime/redact-secrets.ts";
import { isOk, type HttpResponse } from "../middleware.ts";
import { retryDelayMs } from "../rate-limiter/retry-after.ts";
import { maskHeaders } from "../network/mask-headers.ts";
import { isRetryable } from "../retries/retry-loop.ts";
import { parseErrorBody, type ParsedErrorBody } from "./parse-error-body.ts";

const TRY_LATER = "Try again later.";
const NOT_THE_API =
  "The response is not in the API's error format: a proxy, firewall or CDN may have sent it. Check the base URL and the network.";

/** Returns the error for a response whose status is not 2xx, or whose body cannot be used. */
export async function createHttpError(
  response: HttpResponse,
  { nowMs, redact }: { nowMs: number; redact: Redact },
): Promise<SmartAlexError> {
  const { body, problem, status } = response;
  const waitMs = retryDelayMs(response, nowMs);
  const headers = await maskHeaders(response);
  if (status < 400 || status > 599) {
    const message = isOk(response) ? `The response (${status}) ${problem}.` : describeUnusable(status, headers);
    return new InvalidResponseError(message, { status, headers, body });
  }
  const errorBody = parseErrorBody(body, headers.get("content-type"), redact);
  const code = errorBody.code ?? documentedCode(status);
  const options: SmartAlexErrorOptions = { code, status, headers, body, parsedBody: errorBody.parsed };
  const summary = summarize(errorBody, { body, code, headers, status });
  const message = (advice: string) => `${summary}. ${advice}`;
  const forApi = (advice: string) => message(errorBody.isEnvelope ? advice : NOT_THE_API);
  switch (status) {
    case 401:
      return new AuthenticationError(
        forApi("Check the API key, or create a new one in the Developer Portal."),
        options,
      );
    case 403:
      return new PermissionDeniedError(forApi("Use an API key that has permission to read calls."), options);
    case 404:
      return new NotFoundError(message("Check the ID and the base URL."), options);
    case 407:
      return new InvalidRequestError(
        message("A proxy requires authentication: add the user name and the password to the proxy's URL."),
        options,
      );
    case 429: {
      const advice = waitMs === undefined ? "Wait before the next request." : `Wait ${Math.ceil(waitMs / 1000)} s.`;
      return new RateLimitError(message(advice), { ...options, retryAfterMs: waitMs });
    }
    default:
      if (status >= 500) return new ServerError(message(TRY_LATER), { ...options, retryAfterMs: waitMs });
      return new InvalidRequestError(
        message(isRetryable(status) ? TRY_LATER : "Change the request before sending it again."),
        options,
      );
  }
}

/** Returns the server's error message, or a description of the body if the body contains no error message. */
function summarize(
  { message }: ParsedErrorBody,
  { body, code, headers, status }: { body: string; code: string; headers: Headers; status: number },
): string {
  if (message !== undefined) return `${message} (${status} ${code})`;
  const type = headers.get("content-type")?.split(";")[0]?.trim();
  const content =
    body === "" ? "an empty body" : type === "text/html" ? "an HTML page" : `a body of type ${type ?? "unknown"}`;
  return `The server responded with status ${status} and ${content}`;
}

/** Describes a response whose status is neither a success nor an error, such as a redirect. Browsers report redirects as status 0. */
function describeUnusable(status: number, headers: Headers): string {
  const target = headers.get("location");
  if (target === null && status !== 0) {
    return `The server responded with status ${status}, which is neither a success nor an error. Check that the base URL is that of the SmartAlex API.`;
  }
  return (
    `The server redirects ${target === null ? "to another address" : `to ${target}`} (status ${status}). The client does not follow ` +
    "redirects, so that the API key is not sent to another host. Correct the base URL."
  );
}

/** Returns the documented error code for a status, for responses whose body has no code. */
function documentedCode(status: number): SmartAlexErrorOptions["code"] {
  const codes = { 401: "unauthorized", 403: "forbidden", 404: "not_found", 429: "rate_limited" } as const;
  if (status in codes) return codes[status as keyof typeof codes]; // `in` has checked the key
  return status >= 500 ? "server_error" : "invalid_request";
}
