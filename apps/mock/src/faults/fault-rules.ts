import type { HttpRequest, Middleware } from "../http/middleware.ts";
import { createRandom } from "../runtime/random.ts";
import { parseFaultRule } from "./fault-rule.ts";

/** The current fault rules. */
export interface FaultRules {
  /** The current rules, as they were written. */
  readonly texts: readonly string[];
  /** Replaces all rules. Throws `InvalidOptionError` for an invalid rule, without changing the current rules. */
  script: (...rules: readonly string[]) => void;
  /** Returns the next step of the first rule that matches a request, and advances this rule. */
  take: (request: HttpRequest) => Middleware | undefined;
}

/** Options of `createFaultRules`. */
export interface FaultRulesOptions {
  seed: number | string;
  /** Returns the time in milliseconds since 1970, for dates in headers. */
  now: () => number;
}

/** Creates an empty list of rules. */
export function createFaultRules({ now, seed }: FaultRulesOptions): FaultRules {
  let current: ReturnType<typeof parse>[] = [];
  const parse = (text: string, index: number) => {
    return { ...parseFaultRule(text, now), text, random: createRandom("faults", seed, index), matchCount: 0 };
  };
  return {
    get texts() {
      return current.map(({ text }) => text);
    },
    script: (...rules) => {
      current = rules.map(parse);
    },
    take(request) {
      const rule = current.find(({ matches, probability, random }) => matches(request) && random() < probability);
      return rule?.script[Math.min(rule.matchCount++, rule.script.length - 1)];
    },
  };
}
