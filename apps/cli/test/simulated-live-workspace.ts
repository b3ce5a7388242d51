import { createMock, type Mock, type MockOptions } from "@smartalex/mock";
import type { CallDetail, Clock } from "@smartalex/sdk";
import { smartalex, type Result } from "./run-cli.ts";

const START = "2026-01-16T12:00:00Z";

/** Timeout of an attempt: time does not pass for it. */
const ATTEMPT_MS = 30_000;

/** A workspace in which time passes only while a command waits: each wait advances the clock, and triggers the next event. */
export class LiveWorld {
  readonly mock: Mock;
  readonly waitsMs: number[] = [];
  #interrupt = new AbortController();
  #nowMs = Date.parse(START);

  constructor(options: MockOptions = {}) {
    this.mock = createMock({ now: START, calls: [], ...options });
  }

  /** Adds a call that ended a minute ago. */
  add(id: string, rest: Partial<CallDetail> = {}): CallDetail {
    const call = callAt(this.#nowMs, id, rest);
    this.mock.calls.add(call);
    return call;
  }

  /** Runs a watch, with one event during each wait, and then interrupts it. */
  watch(args: readonly string[], happenings: readonly (() => void)[] = [], world: object = {}): Promise<Result> {
    const left = [...happenings];
    this.#interrupt = new AbortController();
    const clock: Clock = {
      now: () => this.#nowMs,
      startTimer: (durationMs, onEnd) => {
        let isStopped = durationMs === ATTEMPT_MS;
        queueMicrotask(() => {
          if (isStopped) return;
          const isPause = durationMs >= 60_000; // shorter waits are those of the client between attempts
          if (isPause && left.length === 0) {
            this.interrupt();
            return;
          }
          this.#nowMs += durationMs;
          this.mock.clock.advance(durationMs);
          if (isPause) {
            this.waitsMs.push(durationMs);
            left.shift()?.();
          }
          onEnd();
        });
        return () => {
          isStopped = true;
        };
      },
    };
    const { signal } = this.#interrupt;
    const command = ["calls", "watch", "--sandbox", "--interval", "1m", ...args];
    return smartalex(command, { mock: this.mock, clock, signal, ...world });
  }

  /** Advances the clock without ending timers. */
  sleep(durationMs: number): void {
    this.#nowMs += durationMs;
    this.mock.clock.advance(durationMs);
  }

  /** Ctrl-C. */
  interrupt(): void {
    this.#interrupt.abort();
  }
}

/** A call that ended a minute before. */
export function callAt(nowMs: number, id: string, rest: Partial<CallDetail> = {}): CallDetail {
  return {
    id,
    agent_id: "agent_1",
    contact_id: "contact_1",
    campaign_id: null,
    direction: "inbound",
    call_status: "completed",
    duration_seconds: 60,
    sentiment: "neutral",
    cost: 0.5,
    start_timestamp: time(nowMs - 120_000),
    end_timestamp: time(nowMs - 60_000),
    summary: "They spoke.",
    transcript: [{ speaker: "caller", text: "Hello?", timestamp: 0 }],
    ...rest,
  };
}

function time(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}

/** The IDs in JSON output. */
export function idsIn(stdout: string): string[] {
  return stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as CallDetail).id);
}
