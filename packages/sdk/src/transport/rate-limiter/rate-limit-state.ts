import { AdaptiveSpacing, MAX_SPACING_MS } from "./adaptive-spacing.ts";
import type { RateLimit } from "./rate-limit-headers.ts";
import { LONG_WINDOW_MS, MAX_PAUSE_MS, MAX_REJECTED_WINDOWS, MAX_WAIT_MS, rejectionDelayMs } from "./wait-rules.ts";

/** If two reset times differ by less than this, they belong to the same window, because headers contain whole seconds. */
const SAME_RESET_MS = 1_000;
/**
 * The duration of the slow start after a long wait. Other clients with the same API key wait for the same window, and can start up to a second later.
 */
const SLOW_START_MS = 1_500;
/** During the slow start, the client sends this fraction of the requests that the server accepted in the last window. */
const SLOW_START_SHARE = 1 / 8;
/**
 * If the client has detected other processes with the same API key, it assumes that these processes continue to send requests for this time: five
 * minutes.
 */
const SHARED_KEY_MS = 300_000;

/** The data about one rate limit of the server, from response headers. */
interface TrackedLimit {
  /** The number of requests that the server still accepts. */
  remaining: number;
  resetAtMs: number;
  /**
   * If the limit is used up, the time when the next request may be sent. This is the reset time, or an earlier time at which one request checks
   * whether the limit still applies.
   */
  opensAtMs: number;
  /** `remaining` in the first response of the window, and the number of requests that already had a response at that time. */
  baseline: { remaining: number; sent: number };
}

/**
 * The phase in which a request is sent. A new phase starts after a 429 response, or after a limit was used up. Responses to requests of an earlier
 * phase say nothing about the current phase.
 */
export type Phase = number;

/**
 * Tracks the server's rate limits, and decides when the next request may be sent. All methods receive the current time as an argument, in
 * milliseconds. The caller starts the timers.
 *
 * After a limit was used up or a request was rejected, a new phase starts with one request, the probe. The response to the probe shows how many
 * requests the server accepts in the new window. This method works for fixed windows, sliding windows and token buckets. If responses have no
 * rate-limit headers, each successful response allows one more concurrent request.
 */
export class RateLimitState {
  readonly #random: () => number;
  /** The time between two requests according to the option `requestsPerMinute`, in milliseconds. */
  readonly #intervalMs: number;
  readonly #adaptiveSpacing = new AdaptiveSpacing();
  readonly #limits = new Map<string, TrackedLimit>();
  /** The time when the pause after a rejection ends. */
  #pausedUntilMs = -Infinity;
  /** The time when the server accepts requests again, according to the server. The pause of the client can end earlier. */
  #requestedUntilMs = -Infinity;
  #nextByIntervalMs = -Infinity;
  #nextBySpacingMs = -Infinity;
  #keyIsSharedUntilMs = -Infinity;
  #phase: Phase = 0;
  /** The maximum number of concurrent requests in this phase. */
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

  /** Returns the time when the server accepts the next request, according to the server. The pause of the client can end earlier. */
  requestedAtMs(): number {
    let atMs = this.#requestedUntilMs;
    for (const { remaining, resetAtMs } of this.#limits.values()) if (remaining <= 0) atMs = Math.max(atMs, resetAtMs);
    return atMs;
  }

  /** Records that a request is sent. */
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
    // Without jitter, processes that share a key would send at the same moments.
    if (this.#isSpaced(nowMs)) this.#nextBySpacingMs = nowMs + this.#spacingMs(nowMs) * (0.75 + this.#random() / 2);
    return this.#phase;
  }

  /** Records that a request failed without a response. If this request was the probe of its phase, the next request becomes the probe. */
  recordFailure(phase: Phase): void {
    if (phase === this.#phase) this.#inFlightInPhase--; // if this request was the probe, another probe has to be sent
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
    const isCurrentPhase = phase === this.#phase; // of several concurrent requests, only the first rejection counts, because all have the same reason
    if (isCurrentPhase) this.#countRejection(requestedMs, nowMs);
    const waitMs = isCurrentPhase
      ? rejectionDelayMs(this.#rejections, requestedMs, this.#random())
      : (requestedMs ?? 0);
    this.#requestedUntilMs = Math.max(this.#requestedUntilMs, nowMs + waitMs);
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, nowMs + Math.min(waitMs, MAX_PAUSE_MS));
    return Math.max(0, this.#pausedUntilMs - nowMs);
  }

  /** Subtracts `backMs` from all recorded times. Called after the clock was set back. */
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
    // According to the headers, the limits had capacity for all requests in flight. The 429 shows that another process has used this capacity.
    if (this.#hasCapacity()) this.#keyIsSharedUntilMs = nowMs + SHARED_KEY_MS;
    this.#rejections++;
    // A rejection in the first phase does not count as the start of a window, because other clients may already have used up this window.
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
   * Updates a limit from a response. Within one window, the number of remaining requests only decreases, even if responses arrive in a different
   * order. Limits of an earlier window are ignored.
   */
  #updateLimit(limit: RateLimit, { inFlight, nowMs }: { inFlight: number; nowMs: number }): void {
    const tracked = this.#limits.get(limit.policy);
    const resetAtMs = nowMs + limit.resetInMs;
    const laterMs = tracked ? resetAtMs - tracked.resetAtMs : Infinity;
    if (laterMs <= -SAME_RESET_MS) return;
    const remaining = limit.remaining - inFlight; // the server may have sent this number before it counted the requests in flight
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

  /**
   * Returns whether to leave time between requests. Time between requests is necessary if the limit is not known, or if other processes use the same
   * API key.
   */
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
      if (windowMs <= MAX_WAIT_MS) spacingMs = Math.max(spacingMs, windowMs / Math.max(1, remaining)); // a limit per day is not spread
    }
    return Math.min(MAX_SPACING_MS, spacingMs);
  }
}
