import { counted } from "../runtime/counted.ts";
import type { DocumentedCheck } from "./check.ts";
import { fail, pass, inconclusive } from "./finding.ts";
import type { HttpExchange } from "../probes/http-exchange.ts";
import { parseRateLimitHeaders, type RateLimitHeaders } from "../probes/rate-limit-headers.ts";

/** The longest documented window is a day. The tolerance is for differences between clocks. */
const LONGEST_RESET_MS = 25 * 3_600_000;
const CLOCK_TOLERANCE_MS = 5_000;
/** With fewer requests, a token bucket may have been full at each request. */
const MIN_REQUESTS = 10;

/** Rate-limit headers. */
export const rateLimitChecks: readonly DocumentedCheck[] = [
  {
    id: "limit-told",
    title: "Every response has rate-limit headers",
    evaluate: ({ exchanges }) => {
      // A 5xx may come from a proxy.
      const answered = exchanges.filter(({ response }) => response && response.status < 500);
      const headers = answered.map((exchange) => rateLimitOf(exchange));
      const silent = answered.find((_, index) => headers[index]?.remaining === undefined);
      if (silent) return fail(`${silent.path} (${silent.response?.status ?? ""}, ${silent.credentials}) has none`);
      const [first] = headers;
      return first ? pass(`${first.form}, reset in ${first.resetUnit}`) : inconclusive("there was no response");
    },
  },
  {
    id: "limit-counts",
    title: "The number of remaining requests decreases with each request",
    evaluate: ({ exchanges }) => {
      const left = exchanges
        .filter(({ credentials }) => credentials === "key")
        .flatMap((one) => rateLimitOf(one)?.remaining ?? []);
      const [first = 0, ...others] = left;
      if (left.length < MIN_REQUESTS) return inconclusive(`only ${counted(left.length, "response")} with this header`);
      const lowest = Math.min(...others);
      const isLess = left.some((remaining, index) => remaining < (left[index - 1] ?? remaining));
      if (isLess) return pass(`from ${Math.max(first, ...others)} down to ${lowest}`);
      const limit = exchanges.map((one) => rateLimitOf(one)?.limit).find((value) => value !== undefined) ?? NaN;
      // A bucket that refills faster than the requests never has fewer tokens.
      return left.every((remaining) => remaining === limit - 1)
        ? inconclusive(`always ${limit - 1} of ${limit}: the limit may refill faster than the requests`)
        : fail(`no decrease in ${counted(left.length, "response")}: ${left.slice(0, 3).join(", ")} …`);
    },
  },
  {
    id: "limit-ends",
    title: "The reset is in the future, within a day",
    evaluate: ({ exchanges }) => {
      const resets = exchanges.flatMap((exchange) => {
        const rate = rateLimitOf(exchange);
        return rate?.resetInMs === undefined ? [] : [{ ...rate, path: exchange.path, resetInMs: rate.resetInMs }];
      });
      const wrong = resets.find(({ resetInMs }) => resetInMs < -CLOCK_TOLERANCE_MS || resetInMs > LONGEST_RESET_MS);
      if (wrong) return fail(`${wrong.path}: ${wrong.reset ?? ""}, ${Math.round(wrong.resetInMs / 1000)} s from now`);
      const furthest = Math.max(...resets.map(({ resetInMs }) => resetInMs));
      return resets.length > 0
        ? pass(`at most ${Math.ceil(furthest / 1000)} s from now`)
        : inconclusive("no response with this header");
    },
  },
];

function rateLimitOf({ response, atMs }: HttpExchange): RateLimitHeaders | undefined {
  return response && parseRateLimitHeaders(response.headers, atMs);
}
