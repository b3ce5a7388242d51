import { AdaptiveSpacing, LONGEST_SPACING_MS } from "./adaptive-spacing.ts";
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
/** How long a client holds back after a long wait. Others with the same key wait for the same moment, and can be a second later. */
const GENTLE_MS = 1_500;
/** How much of what the server accepted in the last window a client uses while it holds back. */
const GENTLE_PART = 1 / 8;
/** How long other processes with the same key are expected to continue after they were noticed. */
const SHARED_MS = 300_000;

/** One limit of the server, as far as it is known. */
interface Known {
  /** How many more requests it takes. */
  left: number;
  resetAtMs: number;
  /** When the next request may go after it is spent: at the reset, or earlier to see whether that is still true. */
  opensAtMs: number;
  /** What the first response of the window said was left, and how many requests had been sent and answered by then. */
  base: { remaining: number; sent: number };
}

/** The phase in which a request is sent. Responses to requests of an earlier phase say nothing about the current one. */
export type Phase = number;

/**
 * Tracks the server's limits, and decides when the next request may be sent. The time comes as an argument, in milliseconds; timers are
 * left to the caller.
 *
 * After a limit was spent or a request was refused, a new phase begins with one request, the probe. Its response shows how much the
 * window holds, whether it is fixed, sliding or a token bucket. If responses have no rate-limit headers, each success allows one more
 * request in flight.
 */
export class RateLimitState {
  readonly #random: () => number;
  /** `requestsPerMinute` as milliseconds between two requests. */
  readonly #intervalMs: number;
  readonly #pace = new AdaptiveSpacing();
  readonly #limits = new Map<string, Known>();
  /** Until when refusals close the client. */
  #closedUntilMs = -Infinity;
  /** Until when the server asks for no requests, which can be later. */
  #requestedUntilMs = -Infinity;
  #nextByIntervalMs = -Infinity;
  #nextByPaceMs = -Infinity;
  #sharedUntilMs = -Infinity;
  #phase: Phase = 0;
  /** Maximum number of requests of this phase in flight. */
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
  #hasSucceededInPhase = false;

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

  /** When the server asks for the next request, without the limit of 15 minutes. */
  requestedAtMs(): number {
    let atMs = this.#requestedUntilMs;
    for (const { left, resetAtMs } of this.#limits.values()) if (left <= 0) atMs = Math.max(atMs, resetAtMs);
    return atMs;
  }

  /** Records that a request is sent. */
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
    // Without chance, processes that share a key would send at the same moments.
    if (this.#isSpaced(nowMs)) this.#nextByPaceMs = nowMs + this.#paceMs(nowMs) * (0.75 + this.#random() / 2);
    return this.#phase;
  }

  /** Records that a request failed without a response. */
  fail(phase: Phase): void {
    if (phase === this.#phase) this.#inFlightInPhase--; // if it was the probe, another has to go
  }

  /** Records a response that is not a refusal. `inFlight` is the number of requests that have no response yet. */
  succeed(phase: Phase, limits: readonly RateLimit[], { inFlight, nowMs }: { inFlight: number; nowMs: number }): void {
    if (phase !== this.#phase) return;
    this.#inFlightInPhase--;
    this.#pace.succeed(nowMs, this.#refusals);
    this.#refusals = this.#refusedWindows = 0;
    this.#hasSucceededInPhase = true;
    this.#accepted++;
    this.#requestedUntilMs = -Infinity;
    if (limits.length === 0) this.#allowedInPhase++;
    else this.#allowedInPhase = Infinity;
    for (const limit of limits) this.#note(limit, { inFlight, nowMs });
  }

  /** Records a refusal, and how long the server asks to wait. Returns how long the client is closed, in milliseconds. */
  refuse(phase: Phase, requestedMs: number | undefined, nowMs: number): number {
    const isNews = phase === this.#phase; // requests that were on their way together are refused for the same reason
    if (isNews) this.#noteRefusal(requestedMs, nowMs);
    const waitMs = isNews ? refusalWaitMs(this.#refusals, requestedMs, this.#random()) : (requestedMs ?? 0);
    this.#requestedUntilMs = Math.max(this.#requestedUntilMs, nowMs + waitMs);
    this.#closedUntilMs = Math.max(this.#closedUntilMs, nowMs + Math.min(waitMs, LONGEST_CLOSING_MS));
    return Math.max(0, this.#closedUntilMs - nowMs);
  }

  /** Moves all recorded times back, when the clock was set back. */
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
    // There was room for all requests in flight, so another process has used it.
    if (this.#hasRoom()) this.#sharedUntilMs = nowMs + SHARED_MS;
    this.#refusals++;
    // The first requests of a client can come late in a window that others have used up.
    const isFirstOfWindow = this.#phase > 0 && !this.#hasSucceededInPhase;
    if (isFirstOfWindow && (requestedMs ?? 0) >= LONG_WINDOW_MS) this.#refusedWindows++;
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
    this.#hasSucceededInPhase = false;
  }

  /** In one window a limit only shrinks, whatever order responses come in. What an older window held does not matter. */
  #note({ policy, remaining, resetInMs }: RateLimit, { inFlight, nowMs }: { inFlight: number; nowMs: number }): void {
    const known = this.#limits.get(policy);
    const resetAtMs = nowMs + resetInMs;
    const laterMs = known ? resetAtMs - known.resetAtMs : Infinity;
    if (laterMs <= -SAME_RESET_MS) return;
    const left = remaining - inFlight; // the server may not have counted those in flight
    const latestMs = Math.max(resetAtMs, known?.resetAtMs ?? resetAtMs);
    const opensAtMs = Math.min(latestMs, nowMs + LONGEST_CLOSING_MS);
    if (!known || laterMs >= SAME_RESET_MS) {
      const base = { remaining, sent: this.#sent - inFlight };
      this.#limits.set(policy, { left, resetAtMs, opensAtMs, base });
      return;
    }
    const isSharedKey = remaining < known.base.remaining - (this.#sent - known.base.sent);
    if (isSharedKey) this.#sharedUntilMs = nowMs + SHARED_MS;
    known.left = Math.min(known.left, left);
    known.resetAtMs = latestMs;
    known.opensAtMs = opensAtMs;
  }

  /** Whether requests are spaced: if the limit is not known, or other processes use the same key. */
  #isSpaced(nowMs: number): boolean {
    return this.#limits.size === 0 || nowMs < this.#sharedUntilMs;
  }

  /** Milliseconds until the next request. Spreads what is left over the rest of the window, so that each process gets a part of it. */
  #paceMs(nowMs: number): number {
    let paceMs = this.#pace.spacingMs(nowMs);
    for (const { left, resetAtMs } of this.#limits.values()) {
      const leftMs = resetAtMs - nowMs;
      if (leftMs <= LONGEST_WAIT_MS) paceMs = Math.max(paceMs, leftMs / Math.max(1, left)); // a day's limit is not spread
    }
    return Math.min(LONGEST_SPACING_MS, paceMs);
  }
}
