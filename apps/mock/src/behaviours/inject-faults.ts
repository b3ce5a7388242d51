import type { FaultRules } from "../faults/fault-rules.ts";
import { noFault, readFault } from "../faults/faults.ts";
import type { Behaviour } from "../handler.ts";
import { fail } from "../respond.ts";
import { SettingError } from "../setting-error.ts";

/** The rules, the layers that an answer with a fault does without, and by which clock dates are made (milliseconds since 1970). */
export interface FaultOptions {
  rules: FaultRules;
  unlessFaulty: Behaviour;
  /** Completes the responses of a fault. */
  ifFaulty: (fault: Behaviour) => Behaviour;
  now: () => number;
}

/** Lets each request meet the fault that it asks for in its `Prefer` header, or that of the first rule that concerns it. */
export function injectFaults({ ifFaulty, now, rules, unlessFaulty }: FaultOptions): Behaviour {
  return (next) => {
    const usual = unlessFaulty(next);
    return (request) => {
      try {
        const wanted = preferred(request.headers.get("prefer") ?? "");
        const fault = wanted === undefined ? rules.take(request) : readFault(wanted, now);
        return (fault === undefined || fault === noFault ? usual : ifFaulty(fault)(next))(request);
      } catch (error) {
        if (!(error instanceof SettingError)) throw error;
        return fail(400, "invalid_request", `The header Prefer cannot be obeyed: ${error.message}`);
      }
    };
  };
}

/** `Prefer: code=503` as other mocks know it, where 200 is what would be answered anyway; or `Prefer: fault="503 html"`. */
function preferred(prefer: string): string | undefined {
  const code = /\bcode=(\w+)/.exec(prefer)?.[1];
  return code === "200" ? "ok" : (code ?? /\bfault="?([^"]*)/.exec(prefer)?.[1]);
}
