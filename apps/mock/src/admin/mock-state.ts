import type { CallDetail } from "@smartalex/contract";
import type { CallSource } from "../dataset/source/call-source.ts";
import type { FaultRules } from "../faults/fault-rules.ts";
import type { RateLimit } from "../rate-limits/rate-limit.ts";
import type { MockClock } from "../runtime/mock-clock.ts";
import type { withDefaults } from "../options.ts";
import type { RequestLog } from "../middleware/request-log.ts";

/** What of a running mock can be looked at, and changed. */
export interface MockState {
  settings: Omit<ReturnType<typeof withDefaults>, "calls" | "data">;
  /** Its clock; `now` is in milliseconds since 1970. */
  clock: MockClock & { now: () => number; reset: () => void };
  calls: CallSource & { add: (call: CallDetail) => void; reset: () => void };
  faults: Pick<FaultRules, "script" | "texts">;
  limit: RateLimit;
  log: RequestLog;
  /** Lets chance begin anew for what is answered from now on: request ids and latencies. */
  restart: () => void;
}

/** Brings a mock back to how it was made: its faults, limit, clock, calls and chance, and nothing was asked. */
export function resetState({ calls, clock, faults, limit, log, restart, settings }: MockState): void {
  faults.script(...settings.faults);
  limit.replace(settings);
  clock.reset();
  calls.reset();
  log.reset();
  restart();
}
