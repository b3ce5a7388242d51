import { InvalidOptionError } from "../errors.ts";
import { TIERS, type Marks, type Tier } from "./change-tiers.ts";

/** What a feed has to know when it goes on: plain JSON, some 45 bytes for each call of the last `auditHours`; in the first run, for each call. */
export interface ChangesState {
  version: 1;
  /** Whether the calls are given with their details. */
  details: boolean;
  /** Calls that started before are not looked for any more; `null` where all are. In milliseconds since 1970, as all times here. */
  from: number | null;
  /** For each kind of run, when the last that was completed began, by the server's clock. */
  marks: Record<Tier, number | null>;
  /** What was given: id, start and fingerprint of each call. */
  calls: [id: string, startMs: number, print: string][];
  /** Calls whose summary, sentiment or transcript may follow: id, when to ask again, and fingerprint of what was given. */
  due: [id: string, atMs: number, print: string][];
}

interface Known {
  startMs: number;
  print: string;
}
interface Due {
  atMs: number;
  print: string;
}

/** The state of a feed while it runs. */
export class ChangeMemory {
  readonly details: boolean;
  readonly calls: Map<string, Known>;
  readonly due: Map<string, Due>;
  fromMs: number;
  marks: Marks;

  /** Throws `InvalidOptionError` for a state that is none, or of another kind. */
  constructor(state: ChangesState | undefined, details: boolean) {
    if (state) check(state, details);
    const { calls = [], due = [], from = null, marks } = state ?? {};
    this.details = details;
    this.calls = new Map(calls.map(([id, startMs, print]) => [id, { startMs, print }]));
    this.due = new Map(due.map(([id, atMs, print]) => [id, { atMs, print }]));
    this.fromMs = from ?? -Infinity;
    this.marks = { hot: marks?.hot ?? undefined, warm: marks?.warm ?? undefined, audit: marks?.audit ?? undefined };
  }

  forget(id: string): void {
    this.calls.delete(id);
    this.due.delete(id);
  }

  /** Takes note that a run is complete, which does what shorter ones do, and forgets what none will look at again. */
  complete(tier: Tier, { keptMs, startedMs }: { keptMs: number; startedMs: number }): void {
    const done = TIERS.slice(0, TIERS.indexOf(tier) + 1);
    this.marks = { ...this.marks, ...Object.fromEntries(done.map((each) => [each, startedMs])) };
    this.fromMs = Math.max(this.fromMs, (this.marks.audit ?? -Infinity) - keptMs);
    for (const [id, { startMs }] of this.calls) {
      if (startMs < this.fromMs && !this.due.has(id)) this.calls.delete(id);
    }
  }

  /** The state as JSON, which later changes leave alone. */
  toState(): ChangesState {
    const { audit = null, hot = null, warm = null } = this.marks;
    return {
      version: 1,
      details: this.details,
      from: this.fromMs === -Infinity ? null : this.fromMs,
      marks: { hot, warm, audit },
      calls: Array.from(this.calls, ([id, { startMs, print }]) => [id, startMs, print]),
      due: Array.from(this.due, ([id, { atMs, print }]) => [id, atMs, print]),
    };
  }
}

function check(state: ChangesState, details: boolean): void {
  const { version, calls, due, from, marks } = state as Partial<ChangesState>; // it comes from the caller's store
  const isWhole = version === 1 && isEntries(calls) && isEntries(due) && typeof marks === "object";
  if (!isWhole || !(from === null || Number.isFinite(from))) {
    throw new InvalidOptionError(
      "state",
      "is none that this version of the package has given. Leave it out to start anew",
    );
  }
  if (state.details !== details) {
    throw new InvalidOptionError(
      "details",
      `must stay ${state.details} as in the state. To change it, start anew without a state`,
    );
  }
}

/** Whether these are the entries of a state: an id, a time and a fingerprint. */
function isEntries(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  return value.every(
    (entry: unknown) => Array.isArray(entry) && typeof entry[0] === "string" && Number.isFinite(entry[1]),
  );
}
