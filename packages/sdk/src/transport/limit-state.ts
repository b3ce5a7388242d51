import { LearnedPace, LONGEST_SPACING_MS } from "./learned-pace.ts";
import type { RateLimit } from "./rate-limit-headers.ts";
import {
  LONG_WINDOW_MS,
  LONGEST_CLOSING_MS,
  LONGEST_WAIT_MS,
  MOST_REFUSED_WINDOWS,
  refusalWaitMs,
} from "./wait-rules.ts";

/** Resets that differ by less are of the same window: headers have whole seconds. */
const SAME_RESET_MS = 1_000;
/** For how long a client holds back after a long wait: others with the same key wait for the same moment, up to a second later. */
const GENTLE_MS = 1_500;
/** The part of what was accepted in the last window that it uses meanwhile. */
const GENTLE_PART = 1 / 8;
/** For how long other processes with the same key are expected to go on, once they were noticed. */
const SHARED_MS = 300_000;

/** One limit of the server, as far as it is known. */
interface Known {
  /** How many more requests it takes. */
  left: number;
  resetAtMs: number;
  /** When the next request may go after it is spent: at the reset, or earlier to see whether that is still true. */
  opensAtMs: number;
  /** What a response said was left, and how many requests had been sent or were on their way then. */
  base: { remaining: number; sent: number };
}

/** What a request belongs to when it is sent: requests of an earlier phase tell nothing about this one. */
export type Phase = number;

/**
 * What is known of the server's limits, and when the next request may go. It only decides: the time comes as an argument, in
 * milliseconds, and nothing waits here.
 *
 * When a limit was spent or a request was refused, a new phase begins with one request, the probe. Its response shows how much the
 * window holds, whatever kind of window it is: fixed, sliding or a bucket. Where responses have no such headers, each success lets one
 * more request be on its way.
 */
export class LimitState {
  readonly #random: () => number;
  /** `requestsPerMinute` as milliseconds between two requests. */
  readonly #intervalMs: number;
  readonly #pace = new LearnedPace();
  readonly #limits = new Map<string, Known>();
  /** Until when refusals close the client. */
  #closedUntilMs = -Infinity;
  /** Until when the server wants no requests, also if that is longer. */
  #requestedUntilMs = -Infinity;
  #nextByIntervalMs = -Infinity;
  #nextByPaceMs = -Infinity;
  #sharedUntilMs = -Infinity;
  #phase: Phase = 0;
  /** How many requests of this phase may be on their way, as far as nothing else limits them. */
  #allowedInPhase = Infinity;
  #inFlightInPhase = 0;
  #sent = 0;
  #sentInPhase = 0;
  #lastSentMs = -Infinity;
  #gentleUntilMs = -Infinity;
  #gentleLeft = 0;
  /** How many requests the server accepted since the last long wait. */
  #accepted = 0;
  #refusals = 0;
  #refusedWindows = 0;
  /** Whether a request succeeded in the window that the next refusal will end. */
  #hasSucceeded = false;

  constructor({ random, requestsPerMinute }: { random: () => number; requestsPerMinute: number }) {
    this.#random = random;
    this.#intervalMs = 60_000 / requestsPerMinute;
  }

  /** Whether so many windows began with a refusal that waiting requests have to fail. */
  get isHopeless(): boolean {
    return this.#refusedWindows >= MOST_REFUSED_WINDOWS;
  }

  /** When the next request may go, which may be in the past. `undefined` until a response comes. */
  opensAtMs(nowMs: number): number | undefined {
    let spentUntilMs = -Infinity;
    for (const { left, opensAtMs } of this.#limits.values()) {
      if (left <= 0) spentUntilMs = Math.max(spentUntilMs, opensAtMs);
    }
    if (spentUntilMs !== -Infinity && spentUntilMs <= nowMs) this.#beginPhase();
    if (this.#inFlightInPhase >= this.#allowedInPhase) return undefined;
    const pacedUntilMs = this.#isSpaced(nowMs) ? this.#nextByPaceMs : -Infinity;
    const gentleUntilMs = this.#gentleLeft > 0 ? -Infinity : this.#gentleUntilMs;
    return Math.max(spentUntilMs, this.#closedUntilMs, this.#nextByIntervalMs, pacedUntilMs, gentleUntilMs);
  }

  /** When the server wants the next request, by its own words. */
  requestedAtMs(): number {
    let atMs = this.#requestedUntilMs;
    for (const { left, resetAtMs } of this.#limits.values()) if (left <= 0) atMs = Math.max(atMs, resetAtMs);
    return atMs;
  }

  /** Takes note that a request is sent. */
  send(nowMs: number): Phase {
    if (this.#sentInPhase === 0 && this.#phase > 0 && nowMs - this.#lastSentMs >= LONG_WINDOW_MS) {
      this.#gentleUntilMs = nowMs + GENTLE_MS;
      this.#gentleLeft = Math.max(1, Math.floor(this.#accepted * GENTLE_PART));
      this.#accepted = 0;
    }
    this.#gentleLeft--;
    this.#lastSentMs = nowMs;
    this.#sent++;
    this.#sentInPhase++;
    this.#inFlightInPhase++;
    for (const limit of this.#limits.values()) limit.left--;
    // A timer that ends a little late must not make all that follow later.
    const lateMs = nowMs - this.#nextByIntervalMs;
    this.#nextByIntervalMs = (lateMs < this.#intervalMs ? this.#nextByIntervalMs : nowMs) + this.#intervalMs;
    // Without chance, processes that share a key would go on at the same moments.
    if (this.#isSpaced(nowMs)) this.#nextByPaceMs = nowMs + this.#paceMs(nowMs) * (0.75 + this.#random() / 2);
    return this.#phase;
  }

  /** Takes note that a request failed without a response. */
  fail(phase: Phase): void {
    if (phase === this.#phase) this.#inFlightInPhase--; // if it was the probe, another has to go
  }

  /** Takes note of a response that is no refusal. `inFlight` is how many requests are still on their way. */
  succeed(phase: Phase, limits: readonly RateLimit[], { inFlight, nowMs }: { inFlight: number; nowMs: number }): void {
    if (phase !== this.#phase) return;
    this.#inFlightInPhase--;
    this.#pace.succeed(nowMs, this.#refusals);
    this.#refusals = this.#refusedWindows = 0;
    this.#hasSucceeded = true;
    this.#accepted++;
    this.#requestedUntilMs = -Infinity;
    if (limits.length === 0) this.#allowedInPhase++;
    else this.#allowedInPhase = Infinity;
    for (const limit of limits) this.#note(limit, { inFlight, nowMs });
  }

  /** Takes note of a refusal, and of how long the server asks to wait. Returns how long the client is closed, in milliseconds. */
  refuse(phase: Phase, requestedMs: number | undefined, nowMs: number): number {
    const isNews = phase === this.#phase; // requests that were on their way together are refused for the same reason
    if (isNews) this.#noteRefusal(requestedMs, nowMs);
    const waitMs = isNews ? refusalWaitMs(this.#refusals, requestedMs, this.#random()) : (requestedMs ?? 0);
    this.#requestedUntilMs = Math.max(this.#requestedUntilMs, nowMs + waitMs);
    this.#closedUntilMs = Math.max(this.#closedUntilMs, nowMs + Math.min(waitMs, LONGEST_CLOSING_MS));
    return Math.max(0, this.#closedUntilMs - nowMs);
  }

  /** Moves all that was noted with a clock that was set back. */
  shift(backMs: number): void {
    this.#closedUntilMs -= backMs;
    this.#requestedUntilMs -= backMs;
    this.#nextByIntervalMs -= backMs;
    this.#nextByPaceMs -= backMs;
    this.#sharedUntilMs -= backMs;
    this.#gentleUntilMs -= backMs;
    this.#lastSentMs -= backMs;
    this.#pace.shift(backMs);
    for (const limit of this.#limits.values()) {
      limit.resetAtMs -= backMs;
      limit.opensAtMs -= backMs;
    }
  }

  #noteRefusal(requestedMs: number | undefined, nowMs: number): void {
    // There was room for all that were on their way, so somebody else has taken it.
    if (this.#hasRoom()) this.#sharedUntilMs = nowMs + SHARED_MS;
    this.#refusals++;
    if ((requestedMs ?? 0) >= LONG_WINDOW_MS) {
      this.#refusedWindows = this.#hasSucceeded ? 0 : this.#refusedWindows + 1;
      this.#hasSucceeded = false;
    }
    this.#beginPhase();
  }

  #hasRoom(): boolean {
    for (const { left } of this.#limits.values()) if (left < 0) return false;
    return this.#limits.size > 0;
  }

  #beginPhase(): void {
    this.#limits.clear();
    this.#phase++;
    this.#allowedInPhase = 1;
    this.#inFlightInPhase = this.#sentInPhase = 0;
  }

  /** In one window a limit only shrinks, whatever order responses come in. What an older window held does not matter. */
  #note({ policy, remaining, resetInMs }: RateLimit, { inFlight, nowMs }: { inFlight: number; nowMs: number }): void {
    const known = this.#limits.get(policy);
    const resetAtMs = nowMs + resetInMs;
    const laterMs = known ? resetAtMs - known.resetAtMs : Infinity;
    if (laterMs <= -SAME_RESET_MS) return;
    const left = remaining - inFlight; // those on their way may not have been counted
    const latestMs = Math.max(resetAtMs, known?.resetAtMs ?? resetAtMs);
    const opensAtMs = Math.min(latestMs, nowMs + LONGEST_CLOSING_MS);
    if (!known || laterMs >= SAME_RESET_MS) {
      const base = { remaining, sent: this.#sent - inFlight };
      this.#limits.set(policy, { left, resetAtMs, opensAtMs, base });
      return;
    }
    const isSomebodyElses = remaining < known.base.remaining - (this.#sent - known.base.sent);
    if (isSomebodyElses) this.#sharedUntilMs = nowMs + SHARED_MS;
    known.left = Math.min(known.left, left);
    known.resetAtMs = latestMs;
    known.opensAtMs = opensAtMs;
  }

  /** Whether requests are spaced: where the server does not say how many it takes, or others use the same key. */
  #isSpaced(nowMs: number): boolean {
    return this.#limits.size === 0 || nowMs < this.#sharedUntilMs;
  }

  /** Milliseconds to the next request. What is left is spread over the rest of the window, so that each process gets a part of it. */
  #paceMs(nowMs: number): number {
    let paceMs = this.#pace.spacingMs(nowMs);
    for (const { left, resetAtMs } of this.#limits.values()) {
      const leftMs = resetAtMs - nowMs;
      if (leftMs <= LONGEST_WAIT_MS) paceMs = Math.max(paceMs, leftMs / Math.max(1, left)); // a day's limit is for others to spread
    }
    return Math.min(LONGEST_SPACING_MS, paceMs);
  }
}
