import { randomFor } from "../runtime/random.ts";
import type { Behaviour, MockRequest } from "../http/middleware.ts";
import { readRule } from "./fault-rule.ts";

/** Rules of what goes wrong, which can be replaced while requests are made. */
export interface FaultRules {
  /** The rules that there are, as they were written. */
  readonly texts: readonly string[];
  /** Replaces all rules. Throws `SettingError` for one that cannot be read, and keeps those that there are. */
  script: (...rules: readonly string[]) => void;
  /** The step of the first rule that concerns a request, and takes it. */
  take: (request: MockRequest) => Behaviour | undefined;
}

/** The seed of chance, and by which clock dates are made (milliseconds since 1970). */
export interface FaultOptions {
  seed: number | string;
  now: () => number;
}

/** Makes rules. There are none, until `script` says them. */
export function faultRules({ now, seed }: FaultOptions): FaultRules {
  let current: ReturnType<typeof read>[] = [];
  const read = (text: string, index: number) => {
    return { ...readRule(text, now), text, random: randomFor("faults", seed, index), met: 0 };
  };
  return {
    get texts() {
      return current.map(({ text }) => text);
    },
    script: (...rules) => {
      current = rules.map(read);
    },
    take(request) {
      const rule = current.find(({ matches, probability, random }) => matches(request) && random() < probability);
      return rule?.script[Math.min(rule.met++, rule.script.length - 1)];
    },
  };
}
