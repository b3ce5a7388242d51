import type { FaultRules } from "../faults/fault-rules.ts";
import { noFault, readFault } from "../faults/faults.ts";
import type { Behaviour } from "../http/middleware.ts";
import { fail } from "../http/responses.ts";
import { SettingError } from "../errors.ts";

/** The rules, the layers that an answer with a fault does without, and by which clock dates are made (milliseconds since 1970). */
export interface FaultOptions {
  rules: FaultRules;
  unlessFaulty: Behaviour;
  /** Completes the responses of a fault. */
  ifFaulty: (fault: Behaviour) => Behaviour;
  now: () => number;
}

/** Applies the fault that a request names in its `Prefer` header, or otherwise that of the first rule that matches the request. */
export function injectFaults({ ifFaulty, now, rules, unlessFaulty }: FaultOptions): Behaviour {
  return (next) => {
    const usual = unlessFaulty(next);
    return (request) => {
      const name = preferredFault(request.headers.get("prefer") ?? "");
      const fault = name === undefined ? rules.take(request) : readPreferred(name, now);
      return (fault === undefined || fault === noFault ? usual : ifFaulty(fault)(next))(request);
    };
  };
}

/** The fault of this name, or the error that says why there is none. */
function readPreferred(name: string, now: () => number): Behaviour {
  try {
    return readFault(name, now);
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    const { message } = error;
    return () => () => fail(400, "invalid_request", `Invalid value of the header Prefer: ${message}`);
  }
}

/**
 * Reads `code=503`, the syntax of other mock servers, in which 200 is the response without a fault, or `fault="503 html"`. Names are
 * case-insensitive, and a value may have quotation marks (RFC 7240).
 */
function preferredFault(prefer: string): string | undefined {
  const code = /(?:^|[,;\s])code="?(\w+)/i.exec(prefer)?.[1];
  return code === "200" ? "ok" : (code ?? /(?:^|[,;\s])fault="?([^"]*)/i.exec(prefer)?.[1]);
}
