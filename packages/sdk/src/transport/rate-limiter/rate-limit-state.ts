import { AdaptiveSpacing, MAX_SPACING_MS } from "./adaptive-spacing.ts";
import type { RateLimit } from "./numeric-headers.ts";
import { LONG_WINDOW_MS, MAX_PAUSE_MS, MAX_REJECTED_WINDOWS, MAX_WAIT_MS, rejectionDelayMs } from "./wait-rules.ts";

/** Two reset times that differ by less than this belong to the same rate-limit window, because headers contain only whole seconds. */
const SAME_RESET_MS = 1_000;
/**
 * The duration of the slow start after a long wait. Other clients with the same API key, which wait for the same window, can start a second later.
 */
const SLOW_START_MS = 1_500;
/** During the slow start, the number of requests is limited to this fraction of the requests that the server accepted in the last window. */
const SLOW_START_SHARE = 1 / 8;
/** After the client has detected other processes with the same API key, it assumes for five minutes that these processes send requests. */
const SHARED_KEY_MS = 300_000;

/** The state of one rate limit of the server, from response headers. */
interface TrackedLimit {
  /** The number of requests that the server still accepts in the current window. */
  remaining: number;
  resetAtMs: number;
  /**
   * The time when the next request may be sent if the limit is used up: the reset time, or an earlier time at which one request checks whether the
   * limit still applies.
   */
  opensAtMs: number;
  /** Recorded at the first response of the window: its remaining requests, and the number of requests of this client that were sent and answered. */
  baseline: { remaining: number; sent: number };
}

/**
 * The number of the phase in which a request is sent. A new phase starts after a 429 response, or when the wait for a used-up limit ends. The
 * response to a request of an earlier phase says nothing about the limits in the current phase.
 */
export type Phase = number;

/**
 * Tracks the server's rate limits, and decides when the next request may be sent. The class reads no clock and starts no timers, but receives the
 * current time in milliseconds as `nowMs`.
 *
 * After a limit was used up or a request was rejected, a new phase starts with a single request, the probe. The response to the probe shows how many
 * requests the server accepts in the new phase. Probes work with every kind of rate limit: fixed windows, sliding windows and token buckets. If
 * responses have no rate-limit headers, each successful response allows one more concurrent request.
 */
export class RateLimitState {
  readonly #random: () => number;
  /** The time between two requests according to the option `requestsPerMinute`, in milliseconds. */
  readonly #intervalMs: number;
  readonly #adaptiveSpacing = new AdaptiveSpacing();
  readonly #limits = new Map<string, TrackedLimit>();
  /** The time when the pause after a 429 response ends. */
  #pausedUntilMs = -Infinity;
  /** The time until which the server asked the client to wait. The client can send a request earlier, to check whether the limit still applies. */
  #requestedUntilMs = -Infinity;
  #nextByIntervalMs = -Infinity;
  #nextBySpacingMs = -Infinity;
  #keyIsSharedUntilMs = -Infinity;
  #phase: Phase = 0;
  /** The maximum number of concurrent requests in the current phase. */
  #maxInFlightInPhase = Infinity;
  #inFlightInPhase = 0;
  #sent = 0;
  #sentInPhase = 0;
  #lastSentMs = -Infinity;
  #slowStartUntilMs = -Infinity;
  #slowStartRemaining = 0;
  /** The number of requests that the server accepted since the last long wait. */
  #accepted = 0;
  #rejections = 0;
  #rejectedWindows = 0;
  #hasSuccessInPhase = false;

  constructor({ random, requestsPerMinute }: { random: () => number; requestsPerMinute: number }) {
    this.#random = random;
    this.#intervalMs = 60_000 / requestsPerMinute;
  }

  /** True if waiting requests have to fail, because several consecutive windows started with a 429 response. */
  get isExhausted(): boolean {
    return this.#rejectedWindows >= MAX_REJECTED_WINDOWS;
  }

  /**
   * Returns the time when the next request may be sent, which may be in the past. Returns `undefined` if the next request has to wait for the
   * response to an earlier request.
   */
  opensAtMs(nowMs: number): number | undefined {
    let limitedUntilMs = -Infinity;
    for (const { remaining, opensAtMs } of this.#limits.values()) {
      if (remaining <= 0) limitedUntilMs = Math.max(limitedUntilMs, opensAtMs);
    }
    if (limitedUntilMs !== -Infinity && limitedUntilMs <= nowMs) this.#startPhase();
    if (this.#inFlightInPhase >= this.#maxInFlightInPhase) return undefined;
    const spacedUntilMs = this.#isSpaced(nowMs) ? this.#nextBySpacingMs : -Infinity;
    const slowStartUntilMs = this.#slowStartRemaining > 0 ? -Infinity : this.#slowStartUntilMs;
    return Math.max(limitedUntilMs, this.#pausedUntilMs, this.#nextByIntervalMs, spacedUntilMs, slowStartUntilMs);
  }

  /**
   * Returns the time from which the server accepts requests again, according to its responses. The client can send a request earlier, to check
   * whether the limit still applies.
   */
  requestedAtMs(): number {
    let atMs = this.#requestedUntilMs;
    for (const { remaining, resetAtMs } of this.#limits.values()) if (remaining <= 0) atMs = Math.max(atMs, resetAtMs);
    return atMs;
  }

  /** Records that a request is sent, and returns its phase. */
  recordRequest(nowMs: number): Phase {
    if (this.#sentInPhase === 0 && this.#phase > 0 && nowMs - this.#lastSentMs >= LONG_WINDOW_MS) {
      this.#slowStartUntilMs = nowMs + SLOW_START_MS;
      this.#slowStartRemaining = Math.max(1, Math.floor(this.#accepted * SLOW_START_SHARE));
      this.#accepted = 0;
    }
    this.#slowStartRemaining--;
    this.#lastSentMs = nowMs;
    this.#sent++;
    this.#sentInPhase++;
    this.#inFlightInPhase++;
    for (const limit of this.#limits.values()) limit.remaining--;
    // A timer that ends a little late must not delay all later requests.
    const lateMs = nowMs - this.#nextByIntervalMs;
    this.#nextByIntervalMs = (lateMs < this.#intervalMs ? this.#nextByIntervalMs : nowMs) + this.#intervalMs;
    // Without jitter, all processes that share an API key would send their requests at the same time.
    if (this.#isSpaced(nowMs)) this.#nextBySpacingMs = nowMs + this.#spacingMs(nowMs) * (0.75 + this.#random() / 2);
    return this.#phase;
  }

  /**
   * Records that a request failed without a response. If the request was the probe (the first request) of its phase, the next request becomes the
   * probe.
   */
  recordFailure(phase: Phase): void {
    if (phase === this.#phase) this.#inFlightInPhase--; // if the request was the probe, the next request can be sent
  }

  /** Records a response that is not a 429. `inFlight` is the number of requests that have no response yet. */
  recordSuccess(
    phase: Phase,
    limits: readonly RateLimit[],
    { inFlight, nowMs }: { inFlight: number; nowMs: number },
  ): void {
    if (phase !== this.#phase) return;
    this.#inFlightInPhase--;
    this.#adaptiveSpacing.recordSuccess(nowMs, this.#rejections);
    this.#rejections = this.#rejectedWindows = 0;
    this.#hasSuccessInPhase = true;
    this.#accepted++;
    this.#requestedUntilMs = -Infinity;
    if (limits.length === 0) this.#maxInFlightInPhase++;
    else this.#maxInFlightInPhase = Infinity;
    for (const limit of limits) this.#updateLimit(limit, { inFlight, nowMs });
  }

  /** Records a 429 response, and how long the server asks to wait. Returns how long the client is paused, in milliseconds. */
  recordRejection(phase: Phase, requestedMs: number | undefined, nowMs: number): number {
    const isCurrentPhase = phase === this.#phase; // of several concurrent rejections, only the first counts, because all have the same cause
    if (isCurrentPhase) this.#countRejection(requestedMs, nowMs);
    const waitMs = isCurrentPhase
      ? rejectionDelayMs(this.#rejections, requestedMs, this.#random())
      : (requestedMs ?? 0);
    this.#requestedUntilMs = Math.max(this.#requestedUntilMs, nowMs + waitMs);
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, nowMs + Math.min(waitMs, MAX_PAUSE_MS));
    return Math.max(0, this.#pausedUntilMs - nowMs);
  }

  /** Subtracts `backMs` from all recorded times after the clock was set back by `backMs`. */
  shift(backMs: number): void {
    this.#pausedUntilMs -= backMs;
    this.#requestedUntilMs -= backMs;
    this.#nextByIntervalMs -= backMs;
    this.#nextBySpacingMs -= backMs;
    this.#keyIsSharedUntilMs -= backMs;
    this.#slowStartUntilMs -= backMs;
    this.#lastSentMs -= backMs;
    this.#adaptiveSpacing.shift(backMs);
    for (const limit of this.#limits.values()) {
      limit.resetAtMs -= backMs;
      limit.opensAtMs -= backMs;
    }
  }

  #countRejection(requestedMs: number | undefined, nowMs: number): void {
    // If the headers showed capacity for all requests in flight, a 429 response means that another process used the capacity.
    if (this.#hasCapacity()) this.#keyIsSharedUntilMs = nowMs + SHARED_KEY_MS;
    this.#rejections++;
    // A 429 response in the first phase does not count as a rejected window, because other clients may have used up the limit before this client
    // started.
    const isFirstOfWindow = this.#phase > 0 && !this.#hasSuccessInPhase;
    if (isFirstOfWindow && (requestedMs ?? 0) >= LONG_WINDOW_MS) this.#rejectedWindows++;
    this.#startPhase();
  }

  #hasCapacity(): boolean {
    for (const { remaining } of this.#limits.values()) if (remaining < 0) return false;
    return this.#limits.size > 0;
  }

  #startPhase(): void {
    this.#limits.clear();
    this.#phase++;
    this.#maxInFlightInPhase = 1;
    this.#inFlightInPhase = this.#sentInPhase = 0;
    this.#hasSuccessInPhase = false;
  }

  /**
   * Updates a tracked limit from the headers of a response. Within one window, the number of remaining requests never increases, even if responses
   * arrive in a different order than the requests. A limit of an earlier window is ignored.
   */
  #updateLimit(limit: RateLimit, { inFlight, nowMs }: { inFlight: number; nowMs: number }): void {
    const tracked = this.#limits.get(limit.policy);
    const resetAtMs = nowMs + limit.resetInMs;
    const laterMs = tracked ? resetAtMs - tracked.resetAtMs : Infinity;
    if (laterMs <= -SAME_RESET_MS) return;
    const remaining = limit.remaining - inFlight; // the server may not have counted the requests in flight yet
    const latestMs = Math.max(resetAtMs, tracked?.resetAtMs ?? resetAtMs);
    const opensAtMs = Math.min(latestMs, nowMs + MAX_PAUSE_MS);
    if (!tracked || laterMs >= SAME_RESET_MS) {
      const baseline = { remaining: limit.remaining, sent: this.#sent - inFlight };
      this.#limits.set(limit.policy, { remaining, resetAtMs, opensAtMs, baseline });
      return;
    }
    const { baseline } = tracked;
    const isSharedKey = limit.remaining < baseline.remaining - (this.#sent - baseline.sent);
    if (isSharedKey) this.#keyIsSharedUntilMs = nowMs + SHARED_KEY_MS;
    tracked.remaining = Math.min(tracked.remaining, remaining);
    tracked.resetAtMs = latestMs;
    tracked.opensAtMs = opensAtMs;
  }

  /** Returns true if the client has to leave time between requests: if the limit is unknown, or if other processes use the same API key. */
  #isSpaced(nowMs: number): boolean {
    return this.#limits.size === 0 || nowMs < this.#keyIsSharedUntilMs;
  }

  /**
   * Returns the time to leave before the next request, in milliseconds. The remaining requests are spread over the window, so that every process with
   * the same API key can send requests.
   */
  #spacingMs(nowMs: number): number {
    let spacingMs = this.#adaptiveSpacing.spacingMs(nowMs);
    for (const { remaining, resetAtMs } of this.#limits.values()) {
      const windowMs = resetAtMs - nowMs;
      if (windowMs <= MAX_WAIT_MS) spacingMs = Math.max(spacingMs, windowMs / Math.max(1, remaining)); // ignores longer windows, such as a day
    }
    return Math.min(MAX_SPACING_MS, spacingMs);
  }
}
