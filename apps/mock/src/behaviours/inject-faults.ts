import { randomFor } from "../dataset/random.ts";
import { readRule } from "../faults/fault-rule.ts";
import { readFault } from "../faults/faults.ts";
import { fail, type Behaviour } from "../respond.ts";
import { SettingError } from "../setting-error.ts";

/** What goes wrong: the rules, the seed of chance, and by which clock dates are made (milliseconds since 1970). */
export interface FaultOptions {
  faults: readonly string[];
  seed: number | string;
  now: () => number;
}

/**
 * Lets each request meet the fault that it asks for in its `Prefer` header, or that of the first rule that concerns it. Throws
 * `SettingError` for a rule that cannot be read.
 */
export function injectFaults({ faults, now, seed }: FaultOptions): Behaviour {
  const rules = faults.map((text, index) => {
    return { ...readRule(text, now), random: randomFor("faults", seed, index), met: 0 };
  });
  function ruled(request: Request): Behaviour | undefined {
    const rule = rules.find(({ matches, probability, random }) => matches(request) && random() < probability);
    return rule?.script[Math.min(rule.met++, rule.script.length - 1)];
  }
  return (next) => (request) => {
    try {
      const wanted = preferred(request.headers.get("prefer") ?? "");
      const fault = wanted === undefined ? ruled(request) : readFault(wanted, now);
      return fault ? fault(next)(withoutShortcuts(request)) : next(request);
    } catch (error) {
      if (!(error instanceof SettingError)) throw error;
      return fail(400, "invalid_request", `The header Prefer cannot be obeyed: ${error.message}`);
    }
  };
}

/** `Prefer: code=503` as other mocks know it, where 200 is what would be answered anyway; or `Prefer: fault="503 html"`. */
function preferred(prefer: string): string | undefined {
  const code = /\bcode=(\w+)/.exec(prefer)?.[1];
  return code === "200" ? "ok" : (code ?? /\bfault="?([^"]*)/.exec(prefer)?.[1]);
}

/** The request for a whole answer as it is, so that there is something for a fault to break. */
function withoutShortcuts(request: Request): Request {
  const headers = new Headers(request.headers);
  headers.delete("accept-encoding");
  headers.delete("if-none-match");
  return new Request(request, { headers });
}
