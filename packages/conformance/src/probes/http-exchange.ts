import {
  callBodyValidator,
  type CallDetail,
  type CallListBody,
  callListBodyValidator,
  errorBodyValidator,
  type ErrorDetails,
} from "@smartalex/contract";

/** Who asks: the API key that is verified, one that may not read calls, one that nobody has, or nobody. */
export type Credentials = "key" | "forbidden" | "stranger" | "nobody";

/** What was asked, and what came back. */
export interface HttpExchange {
  /** What follows the base URL, such as `/calls?page=2`. */
  path: string;
  credentials: Credentials;
  /** When the answer was there, by the server's `date` where it sends one, in milliseconds since 1970. */
  atMs: number;
  /** `undefined` where none came. */
  response: ProbeResponse | undefined;
  /** Why no answer came, in words. */
  problem: string;
}

/** An answer that was read to its end. */
export interface ProbeResponse {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON, `undefined` where it is none. */
  body: unknown;
}

/** The page of calls in an answer, `undefined` where there is none as documented. */
export function pageIn({ response }: HttpExchange): CallListBody | undefined {
  return response?.status === 200 && callListBodyValidator.is(response.body) ? response.body : undefined;
}

/** The call in an answer, `undefined` where there is none as documented. */
export function callIn({ response }: HttpExchange): CallDetail | undefined {
  return response?.status === 200 && callBodyValidator.is(response.body) ? response.body.data : undefined;
}

/** The error in an answer, `undefined` where there is none as documented. */
export function errorIn({ response }: HttpExchange): ErrorDetails | undefined {
  return response && response.status >= 400 && errorBodyValidator.is(response.body) ? response.body.error : undefined;
}

/** What came back, in a few words: `404 call_not_found`, `200`, or why nothing did. */
export function describeExchange(exchange: HttpExchange): string {
  if (!exchange.response) return exchange.problem;
  const { status } = exchange.response;
  if (status < 400) return String(status);
  return `${status} ${errorIn(exchange)?.code.slice(0, 40) ?? "without the documented error"}`;
}

/** Whether the server could not, or would not, answer at this moment: that says nothing about what it answers otherwise. */
export function isUnavailable({ response }: HttpExchange): boolean {
  return !response || response.status === 429 || response.status >= 500;
}
