import { counted } from "../../commands/counted.ts";
import type { DocumentedCheck } from "../check.ts";
import { fails, holds, unclear } from "../finding.ts";
import type { Exchange } from "../survey/exchange.ts";
import { rateTold, type RateTold } from "../survey/rate-told.ts";

/** The longest window that is documented is a day; clocks differ a little. */
const LONGEST_RESET_MS = 25 * 3_600_000;
const CLOCK_TOLERANCE_MS = 5_000;
/** Fewer requests may all have found a bucket that was full again. */
const ENOUGH = 10;

/** What answers tell of the rate limit. */
export const limits: readonly DocumentedCheck[] = [
  {
    id: "limit-told",
    says: "Every answer has rate-limit headers",
    judge: ({ exchanges }) => {
      // Where the server fails, what stands before it may be what answers.
      const answered = exchanges.filter(({ answer }) => answer && answer.status < 500);
      const told = answered.map((exchange) => toldBy(exchange));
      const silent = answered.find((_, index) => told[index]?.remaining === undefined);
      if (silent) return fails(`${silent.path} (${silent.answer?.status ?? ""}, ${silent.asker}) has none`);
      const [first] = told;
      return first ? holds(`${first.form}, the reset in ${first.resetUnit}`) : unclear("there was no answer");
    },
  },
  {
    id: "limit-counts",
    says: "What remains goes down with each request",
    judge: ({ exchanges }) => {
      const left = exchanges.filter(({ asker }) => asker === "key").flatMap((one) => toldBy(one)?.remaining ?? []);
      const [first = 0, ...others] = left;
      if (left.length < ENOUGH) return unclear(`${counted(left.length, "answer")} told of it`);
      const lowest = Math.min(...others);
      const isLess = left.some((remaining, index) => remaining < (left[index - 1] ?? remaining));
      if (isLess) return holds(`from ${Math.max(first, ...others)} down to ${lowest}`);
      const limit = exchanges.map((one) => toldBy(one)?.limit).find((found) => found !== undefined) ?? NaN;
      // A bucket that fills faster than one asks is never seen below that.
      return left.every((remaining) => remaining === limit - 1)
        ? unclear(`always ${limit - 1} of ${limit}: it may fill faster than it is used`)
        : fails(`it never does, in ${counted(left.length, "answer")}: ${left.slice(0, 3).join(", ")} …`);
    },
  },
  {
    id: "limit-ends",
    says: "The reset lies ahead, within a day",
    judge: ({ exchanges }) => {
      const told = exchanges.flatMap((exchange) => {
        const rate = toldBy(exchange);
        return rate?.resetInMs === undefined ? [] : [{ ...rate, path: exchange.path, resetInMs: rate.resetInMs }];
      });
      const wrong = told.find(({ resetInMs }) => resetInMs < -CLOCK_TOLERANCE_MS || resetInMs > LONGEST_RESET_MS);
      if (wrong)
        return fails(`${wrong.path} says ${wrong.reset ?? ""}, ${Math.round(wrong.resetInMs / 1000)} s from now`);
      const furthest = Math.max(...told.map(({ resetInMs }) => resetInMs));
      return told.length > 0
        ? holds(`at most ${Math.ceil(furthest / 1000)} s from now`)
        : unclear("no answer told of it");
    },
  },
];

function toldBy({ answer, atMs }: Exchange): RateTold | undefined {
  return answer && rateTold(answer.headers, atMs);
}
