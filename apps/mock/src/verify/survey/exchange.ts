import {
  callBodyValidator,
  type CallDetail,
  type CallListBody,
  callListBodyValidator,
  errorBodyValidator,
  type ErrorDetails,
} from "@smartalex/contract";

/** Who asks: the API key that is verified, one that may not read calls, one that nobody has, or nobody. */
export type Asker = "key" | "forbidden" | "stranger" | "nobody";

/** What was asked, and what came back. */
export interface Exchange {
  /** What follows the base URL, such as `/calls?page=2`. */
  path: string;
  asker: Asker;
  /** When the answer was there, by the server's `date` where it sends one, in milliseconds since 1970. */
  atMs: number;
  /** `undefined` where none came. */
  answer: Answer | undefined;
  /** Why no answer came, in words. */
  problem: string;
}

/** An answer that was read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON, `undefined` where it is none. */
  body: unknown;
}

/** The page of calls in an answer, `undefined` where there is none as documented. */
export function pageIn({ answer }: Exchange): CallListBody | undefined {
  return answer?.status === 200 && callListBodyValidator.is(answer.body) ? answer.body : undefined;
}

/** The call in an answer, `undefined` where there is none as documented. */
export function callIn({ answer }: Exchange): CallDetail | undefined {
  return answer?.status === 200 && callBodyValidator.is(answer.body) ? answer.body.data : undefined;
}

/** The error in an answer, `undefined` where there is none as documented. */
export function errorIn({ answer }: Exchange): ErrorDetails | undefined {
  return answer && answer.status >= 400 && errorBodyValidator.is(answer.body) ? answer.body.error : undefined;
}

/** What came back, in a few words: `404 call_not_found`, `200`, or why nothing did. */
export function shown(exchange: Exchange): string {
  if (!exchange.answer) return exchange.problem;
  const { status } = exchange.answer;
  if (status < 400) return String(status);
  return `${status} ${errorIn(exchange)?.code.slice(0, 40) ?? "without the documented error"}`;
}

/** Whether the server could not, or would not, answer at this moment: that says nothing about what it answers otherwise. */
export function isIndisposed({ answer }: Exchange): boolean {
  return !answer || answer.status === 429 || answer.status >= 500;
}
