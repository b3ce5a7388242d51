import { InvalidOptionError } from "../../../errors.ts";
import { LOOKBACKS, type Lookback } from "./lookback.ts";
import { PENDING_REASONS, type PendingReason } from "./store/pending-call.ts";

/**
 * The state of a change feed between two runs, as plain JSON. The state takes about 45 bytes (60 with `details`) for each call of the last
 * `reconcileHours`. Until the first run is complete, the state includes every call that the feed has read. All times are in milliseconds since 1970.
 */
export interface ChangeFeedState {
  version: 1;
  /** True if the feed delivers calls with their details. */
  details: boolean;
  /** The start of the feed: the feed ignores calls that started earlier. `null` if the feed covers all calls. */
  from: number | null;
  /**
   * The state no longer contains calls that started before this time, and the feed ignores these calls. `null` if no calls were removed from the
   * state.
   */
  forgottenBefore: number | null;
  /** For each lookback, the start of the most recent complete run with this lookback, or `null` if no run with this lookback was completed. */
  checkpoints: Record<Lookback, number | null>;
  /** The time when the state was created. Every call in the state already existed at this time. */
  savedAt: number;
  /** The age in hours of the oldest call that a list with `since_hours` has contained. The server accepts a `since_hours` of at least this age. */
  listedHours: number;
  /**
   * The names of the fields that calls have in a list. The array is empty if no call was listed yet. Calls with details may have more fields than
   * calls in a list.
   */
  rowFields: string[];
  /**
   * Calls that the feed has seen. Each entry has the ID and the start time of a call, and the hash of its row in the list. With `details`, an entry
   * also has the hash of the delivered call.
   */
  calls: [id: string, startMs: number, rowHash: string, detailHash?: string][];
  /**
   * Calls to request again in a later run. Each entry has the ID of a call, the reason, the time when the call became pending for this reason, the
   * time of the most recent request, and the number of requests that were sent because the call was incomplete.
   */
  pending: [id: string, reason: PendingReason, sinceMs: number, requestedMs: number, retries: number][];
}

/**
 * Checks a state that the caller has passed.
 * @throws {InvalidOptionError} if the state is malformed, or was created with another value of `details`.
 */
export function validateState(state: ChangeFeedState, details: boolean): void {
  if (!isState(state)) {
    throw new InvalidOptionError("state", "is not a valid change feed state. Omit it to start over");
  }
  if (state.details !== details) {
    throw new InvalidOptionError(
      "details",
      `must be ${state.details}, because the state was created with this value. To change it, omit the state: the feed then starts from the beginning`,
    );
  }
}

function isState(state: Partial<ChangeFeedState>): boolean {
  const { calls, checkpoints, forgottenBefore, from, listedHours, pending, rowFields, savedAt, version } = state;
  const times = [from, forgottenBefore, ...LOOKBACKS.map((lookback) => checkpoints?.[lookback])];
  return (
    version === 1 &&
    times.every(isTimeOrNull) &&
    [listedHours, savedAt].every(Number.isFinite) &&
    Array.isArray(rowFields) &&
    rowFields.every((field) => typeof field === "string") &&
    isListOf(calls, isCallEntry) &&
    isListOf(pending, isPendingEntry)
  );
}

function isTimeOrNull(value: unknown): boolean {
  return value === null || Number.isFinite(value);
}

function isListOf(value: unknown, isEntry: (entry: readonly unknown[]) => boolean): boolean {
  return Array.isArray(value) && value.every((entry: unknown) => Array.isArray(entry) && isEntry(entry));
}

function isCallEntry([id, startMs, rowHash, detailHash = ""]: readonly unknown[]): boolean {
  return [id, rowHash, detailHash].every((text) => typeof text === "string") && Number.isFinite(startMs);
}

function isPendingEntry([id, reason, ...numbers]: readonly unknown[]): boolean {
  const isReason = PENDING_REASONS.some((allowed) => allowed === reason);
  return typeof id === "string" && isReason && numbers.length === 3 && numbers.every(Number.isFinite);
}
