import { counted } from "../counted.ts";
import type { DocumentedCheck } from "./check.ts";
import { fail, pass, inconclusive } from "../finding.ts";
import type { HttpExchange } from "../probes/http-exchange.ts";
import { parseRateLimitHeaders, type RateLimitHeaders } from "../probes/rate-limit-headers.ts";

/** The longest window that is documented is a day; clocks differ a little. */
const LONGEST_RESET_MS = 25 * 3_600_000;
const CLOCK_TOLERANCE_MS = 5_000;
/** Fewer requests may all have found a bucket that was full again. */
const ENOUGH = 10;

/** What answers tell of the rate limit. */
export const rateLimitChecks: readonly DocumentedCheck[] = [
  {
    id: "limit-told",
    title: "Every answer has rate-limit headers",
    evaluate: ({ exchanges }) => {
      // Where the server fails, what stands before it may be what answers.
      const answered = exchanges.filter(({ response }) => response && response.status < 500);
      const told = answered.map((exchange) => toldBy(exchange));
      const silent = answered.find((_, index) => told[index]?.remaining === undefined);
      if (silent) return fail(`${silent.path} (${silent.response?.status ?? ""}, ${silent.credentials}) has none`);
      const [first] = told;
      return first ? pass(`${first.form}, the reset in ${first.resetUnit}`) : inconclusive("there was no answer");
    },
  },
  {
    id: "limit-counts",
    title: "What remains goes down with each request",
    evaluate: ({ exchanges }) => {
      const left = exchanges
        .filter(({ credentials }) => credentials === "key")
        .flatMap((one) => toldBy(one)?.remaining ?? []);
      const [first = 0, ...others] = left;
      if (left.length < ENOUGH) return inconclusive(`${counted(left.length, "answer")} told of it`);
      const lowest = Math.min(...others);
      const isLess = left.some((remaining, index) => remaining < (left[index - 1] ?? remaining));
      if (isLess) return pass(`from ${Math.max(first, ...others)} down to ${lowest}`);
      const limit = exchanges.map((one) => toldBy(one)?.limit).find((found) => found !== undefined) ?? NaN;
      // A bucket that fills faster than one asks is never seen below that.
      return left.every((remaining) => remaining === limit - 1)
        ? inconclusive(`always ${limit - 1} of ${limit}: it may fill faster than it is used`)
        : fail(`it never does, in ${counted(left.length, "answer")}: ${left.slice(0, 3).join(", ")} …`);
    },
  },
  {
    id: "limit-ends",
    title: "The reset lies ahead, within a day",
    evaluate: ({ exchanges }) => {
      const told = exchanges.flatMap((exchange) => {
        const rate = toldBy(exchange);
        return rate?.resetInMs === undefined ? [] : [{ ...rate, path: exchange.path, resetInMs: rate.resetInMs }];
      });
      const wrong = told.find(({ resetInMs }) => resetInMs < -CLOCK_TOLERANCE_MS || resetInMs > LONGEST_RESET_MS);
      if (wrong)
        return fail(`${wrong.path} says ${wrong.reset ?? ""}, ${Math.round(wrong.resetInMs / 1000)} s from now`);
      const furthest = Math.max(...told.map(({ resetInMs }) => resetInMs));
      return told.length > 0
        ? pass(`at most ${Math.ceil(furthest / 1000)} s from now`)
        : inconclusive("no answer told of it");
    },
  },
];

function toldBy({ response, atMs }: HttpExchange): RateLimitHeaders | undefined {
  return response && parseRateLimitHeaders(response.headers, atMs);
}
