import { InvalidOptionError } from "../../../errors.ts";
import { REASONS, type Outstanding, type Reason } from "./pending-call.ts";
import { REPLICA_LAG_MS, LOOKBACKS, type Progress, type Lookback } from "./lookback.ts";

/**
 * What a feed needs to go on: plain JSON, about 45 bytes (60 with details) for each call of the last `reconcileHours`; in the first run,
 * for each call. All times are milliseconds since 1970.
 */
export interface ChangeFeedState {
  version: 1;
  /** Whether the calls are delivered with their details. */
  details: boolean;
  /** Where the feed begins: calls that started earlier are ignored; `null` if none are. */
  from: number | null;
  /** Calls that started earlier were forgotten, and are ignored; `null` if none were. */
  kept: number | null;
  /** For each kind of run, when the last completed one began. */
  marks: Record<Lookback, number | null>;
  /** When this state was made: all calls in it were there by then. */
  saved: number;
  /** The age in hours of the oldest call that a list limited by `since_hours` had: the server does not limit it further. */
  reach: number;
  /** The fields that rows of the list have; empty if none was listed. Details may have more. */
  fields: string[];
  /** What was delivered: id, start, fingerprint of the call's row in the list, and with details the fingerprint of the delivered call. */
  calls: [id: string, startMs: number, print: string, detailPrint?: string][];
  /** Calls to request again: id, why, since when, when they were last requested, and how often for what is missing. */
  due: [id: string, reason: Reason, sinceMs: number, requestedMs: number, count: number][];
}

/** What a feed remembers of a call. */
export interface RememberedCall {
  startMs: number;
  /** Fingerprint of its row in the list, or one of the two values below. */
  print: string;
  /** With details: fingerprint of the call as it was delivered. */
  detailPrint?: string | undefined;
}

/** The `print` of a call that was listed, but could not be delivered so far. */
export const NEVER_GIVEN = "";
/** The `print` of a call that was delivered and has changed, but could not be delivered since. */
export const GIVEN_BEFORE = "-";

/** The state of a feed while it runs. */
export class ChangeFeedMemory {
  readonly details: boolean;
  readonly calls: Map<string, RememberedCall>;
  readonly due: Map<string, Outstanding>;
  /** When the state was made that the feed goes on from. */
  readonly savedMs: number | undefined;
  /** Its times are those of the earlier of two clocks, so that they are never in the future while one clock is right. */
  progress: Progress;
  reachHours: number;
  rowFields: readonly string[];

  /** Throws `InvalidOptionError` for a state that this version cannot read, or that belongs to a feed with other options. */
  constructor(state: ChangeFeedState | undefined, details: boolean) {
    if (state) check(state, details);
    const { calls = [], due = [], from = null, kept = null, marks } = state ?? {};
    this.details = details;
    this.calls = new Map(calls.map(([id, startMs, print, detailPrint]) => [id, { startMs, print, detailPrint }]));
    this.due = new Map(
      due.map(([id, reason, sinceMs, requestedMs, count]) => [id, { reason, sinceMs, requestedMs, count }]),
    );
    this.savedMs = state?.saved;
    this.reachHours = state?.reach ?? 0;
    this.rowFields = state?.fields ?? [];
    this.progress = {
      fromMs: from ?? -Infinity,
      keptMs: kept ?? -Infinity,
      marks: { hot: marks?.hot ?? undefined, warm: marks?.warm ?? undefined, audit: marks?.audit ?? undefined },
    };
  }

  /** Sets where the feed begins. */
  beginAt(fromMs: number): void {
    this.progress = { ...this.progress, fromMs };
  }

  /** Whether a call was delivered before, in any version. */
  wasGiven(id: string): boolean {
    return (this.calls.get(id)?.print ?? NEVER_GIVEN) !== NEVER_GIVEN;
  }

  forget(id: string): void {
    this.calls.delete(id);
    this.due.delete(id);
  }

  /** Records that a run is complete, which includes what shorter runs do, and forgets the calls that no run will look at again. */
  complete(tier: Lookback, { auditMs, startedMs }: { auditMs: number; startedMs: number }): void {
    const done = LOOKBACKS.slice(0, LOOKBACKS.indexOf(tier) + 1);
    const { keptMs: keptBeforeMs, ...progress } = this.progress;
    const marks = { ...progress.marks, ...Object.fromEntries(done.map((each) => [each, startedMs])) };
    const keptMs = Math.max(keptBeforeMs, (marks.audit ?? -Infinity) - auditMs - REPLICA_LAG_MS);
    this.progress = { ...progress, keptMs, marks };
    for (const [id, { startMs }] of this.calls) {
      if (startMs < keptMs && !this.due.has(id)) this.calls.delete(id);
    }
  }

  /** The state as JSON. Later changes do not affect it. */
  toState(nowMs: number): ChangeFeedState {
    const { fromMs, keptMs, marks } = this.progress;
    const { audit = null, hot = null, warm = null } = marks;
    return {
      version: 1,
      details: this.details,
      from: timeOrNull(fromMs),
      kept: timeOrNull(keptMs),
      marks: { hot, warm, audit },
      saved: nowMs,
      reach: this.reachHours,
      fields: [...this.rowFields],
      calls: Array.from(this.calls, ([id, { detailPrint, print, startMs }]) =>
        detailPrint === undefined ? [id, startMs, print] : [id, startMs, print, detailPrint],
      ),
      due: Array.from(this.due, ([id, { count, reason, requestedMs, sinceMs }]) => {
        return [id, reason, sinceMs, requestedMs, count];
      }),
    };
  }
}

function timeOrNull(timeMs: number): number | null {
  return timeMs === -Infinity ? null : timeMs;
}

function check(state: ChangeFeedState, details: boolean): void {
  if (!isState(state)) {
    throw new InvalidOptionError(
      "state",
      "is not a state that this version of the package can read. Leave it out to start from the beginning",
    );
  }
  if (state.details !== details) {
    throw new InvalidOptionError(
      "details",
      `must stay ${state.details} as in the state. To change it, leave out the state and start from the beginning`,
    );
  }
}

/** Whether a value from the caller's storage is a whole state. */
function isState({ calls, due, fields, from, kept, marks, reach, saved, version }: Partial<ChangeFeedState>): boolean {
  const times = [from, kept, ...LOOKBACKS.map((tier) => marks?.[tier])];
  return (
    version === 1 &&
    times.every(isTime) &&
    [reach, saved].every(Number.isFinite) &&
    Array.isArray(fields) &&
    fields.every((field) => typeof field === "string") &&
    isList(calls, isCall) &&
    isList(due, isDue)
  );
}

/** Whether a value is a time, or `null` for none. */
function isTime(value: unknown): boolean {
  return value === null || Number.isFinite(value);
}

function isList(value: unknown, isEntry: (entry: readonly unknown[]) => boolean): boolean {
  return Array.isArray(value) && value.every((entry: unknown) => Array.isArray(entry) && isEntry(entry));
}

function isCall([id, startMs, print, detailPrint = ""]: readonly unknown[]): boolean {
  return [id, print, detailPrint].every((text) => typeof text === "string") && Number.isFinite(startMs);
}

function isDue([id, reason, ...numbers]: readonly unknown[]): boolean {
  const isReason = REASONS.some((known) => known === reason);
  return typeof id === "string" && isReason && numbers.length === 3 && numbers.every(Number.isFinite);
}
