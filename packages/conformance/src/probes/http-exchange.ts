import {
  callBodyValidator,
  type CallDetail,
  type CallListBody,
  callListBodyValidator,
  errorBodyValidator,
  type ErrorDetails,
} from "@smartalex/contract";

/** The credentials of a request: the API key, a key without permission, an unknown key, or no key. */
export type Credentials = "key" | "forbidden" | "unknown" | "none";

/** A request and its response. */
export interface HttpExchange {
  /** The path after the base URL, such as `/calls?page=2`. */
  path: string;
  credentials: Credentials;
  /** The time of the response in milliseconds since 1970, from its `Date` header if it has one. */
  atMs: number;
  /** `undefined` if there was none. */
  response: ProbeResponse | undefined;
  /** The reason why there is no response. */
  problem: string;
}

/** A response whose body was read completely. */
export interface ProbeResponse {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON, or `undefined` if it is not JSON. */
  body: unknown;
}

/** Returns the page of calls in a response, or `undefined` if the response is not a documented page. */
export function pageIn({ response }: HttpExchange): CallListBody | undefined {
  return response?.status === 200 && callListBodyValidator.is(response.body) ? response.body : undefined;
}

/** Returns the call in a response, or `undefined` if the response is not a documented call. */
export function callIn({ response }: HttpExchange): CallDetail | undefined {
  return response?.status === 200 && callBodyValidator.is(response.body) ? response.body.data : undefined;
}

/** Returns the error in a response, or `undefined` if the response is not a documented error. */
export function errorIn({ response }: HttpExchange): ErrorDetails | undefined {
  return response && response.status >= 400 && errorBodyValidator.is(response.body) ? response.body.error : undefined;
}

/** Formats a response: `404 call_not_found`, `200`, or the reason why it is missing. */
export function describeExchange(exchange: HttpExchange): string {
  if (!exchange.response) return exchange.problem;
  const { status } = exchange.response;
  if (status < 400) return String(status);
  return `${status} ${errorIn(exchange)?.code.slice(0, 40) ?? "without the documented error"}`;
}

/** Returns whether the server was temporarily unavailable, so that the response says nothing about its normal behavior. */
export function isUnavailable({ response }: HttpExchange): boolean {
  return !response || response.status === 429 || response.status >= 500;
}

/** The problem of a probe that was not sent. */
export const NOT_SENT = "not sent";
