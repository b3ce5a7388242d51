import type { ApiError } from "@smartalex/contract";
import type { Clock } from "../clock.ts";
import {
  AuthenticationError,
  InvalidRequestError,
  InvalidResponseError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
  type ErrorFacts,
  type SmartAlexError,
} from "../errors.ts";
import { isSuccess, type Answer, type Layer } from "./layers.ts";
import { waitAfterMs } from "./rate-limit-headers.ts";
import { isRetryable } from "./retry.ts";

const LATER = "Try again later.";

/** Throws the typed error for every answer that is not a success. */
export function failOnStatus(clock: Clock): Layer {
  return (next) => async (request) => {
    const answer = await next(request);
    if (isSuccess(answer)) return answer;
    throw toError(answer, waitAfterMs(answer, clock.now()));
  };
}

/** The error that an answer stands for. */
function toError({ body, maskedHeaders, status }: Answer, waitMs: number | undefined): SmartAlexError {
  const headers = maskedHeaders();
  if (status < 400 || status > 599)
    return new InvalidResponseError(unusable(status, headers), { status, headers, body });
  const said = errorSaid(body);
  const facts: ErrorFacts = { code: said?.code ?? documentedCode(status), status, headers };
  const message = (next: string) =>
    `${said?.message ?? `The server answered ${status}`} (${status} ${facts.code}). ${next}`;
  switch (status) {
    case 401:
      return new AuthenticationError(message("Check the API key, or make a new one in the Developer Portal."), facts);
    case 403:
      return new PermissionDeniedError(message("Ask for a key that may read calls."), facts);
    case 404:
      return new NotFoundError(message("Check the id and the base URL."), facts);
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

/** What to say of a status that is neither a success nor an error. Browsers show redirects as 0. */
function unusable(status: number, headers: Headers): string {
  const target = headers.get("location");
  if (target === null && status !== 0) {
    return `The server answered ${status}, which is no answer to this request. Check that the base URL is that of the SmartAlex API.`;
  }
  return (
    `The server redirects ${target === null ? "somewhere else" : `to ${target}`} (status ${status}), which this client does not ` +
    "follow: the API key stays with its host. Correct the base URL."
  );
}

function errorSaid(body: string): Pick<ApiError, "code" | "message"> | undefined {
  try {
    const { code, message } = (JSON.parse(body) as { error: Record<keyof ApiError, unknown> }).error; // throws where it is not so
    return typeof code === "string" && typeof message === "string" ? { code, message } : undefined;
  } catch {
    return undefined; // an HTML page of a proxy, or nothing: the status has to do
  }
}

/** The documented code for a status whose body does not say. */
function documentedCode(status: number): ErrorFacts["code"] {
  const codes = { 401: "unauthorized", 403: "forbidden", 404: "not_found", 429: "rate_limited" } as const;
  if (status in codes) return codes[status as keyof typeof codes]; // `in` has just proved it
  return status >= 500 ? "server_error" : "invalid_request";
}
