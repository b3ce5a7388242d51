import type { ArrivalSchedule } from "./arrival-schedule.ts";

/** The stages of a call: ended but not listed yet, listed, listed with sentiment, summary and transcript, or deleted. */
export const stages = { ended: 0, listed: 1, enriched: 2, deleted: 3 } as const;
/** A stage of a call. */
export type Stage = (typeof stages)[keyof typeof stages];

/** The live calls at a time. */
export interface LiveMoment {
  /** The numbers of the listed calls, newest start first. */
  order: readonly number[];
  /** The number of calls that have ended. */
  ended: number;
  /** Changes if the list changes. Depends only on the schedule and the time. */
  version: string;
}

/** Options of `LiveList`. */
export interface LiveListOptions {
  /** The number of calls that are kept. */
  kept: number;
  /** Returns the start of a call, in milliseconds since 1970. */
  startMs: (call: number) => number;
  schedule: ArrivalSchedule;
}

/** Returns the stage of a call at a time. */
export function stageAt(schedule: ArrivalSchedule, call: number, nowMs: number): Stage {
  const { enrichedMs, deletedMs, listedMs } = schedule.timesOf(call);
  if (nowMs < listedMs) return stages.ended;
  if (nowMs >= deletedMs) return stages.deleted;
  return nowMs < enrichedMs ? stages.listed : stages.enriched;
}

/**
 * The list of live calls. The list depends only on the time. If the time advances, only the events in between are processed. Memory use is constant.
 */
export class LiveList {
  readonly #options: LiveListOptions;
  // A ring buffer: a call is stored at its number modulo the number of kept calls, and replaces the oldest call.
  readonly #startMs: Float64Array;
  readonly #nextMs: Float64Array;
  readonly #stage: Uint8Array;
  #nowMs = -Infinity;
  /** The time of the next event. */
  #nextEventMs = Infinity;
  #stageSum = 0;
  #first = 0;
  #ended = 0;
  #order: readonly number[] = [];

  constructor(options: LiveListOptions) {
    this.#options = options;
    this.#startMs = new Float64Array(options.kept);
    this.#nextMs = new Float64Array(options.kept);
    this.#stage = new Uint8Array(options.kept);
  }

  /** Returns the list at a time. */
  at(nowMs: number): LiveMoment {
    if (nowMs !== this.#nowMs) this.#moveTo(nowMs);
    return { order: this.#order, ended: this.#ended, version: `${this.#ended}.${this.#stageSum}` };
  }

  /** Returns the start of a listed call, in milliseconds since 1970. */
  startMs(call: number): number {
    return this.#startMs[this.#slot(call)] ?? NaN;
  }

  #moveTo(nowMs: number): void {
    const ended = this.#options.schedule.endedAt(nowMs);
    const first = Math.max(0, ended - this.#options.kept);
    if (nowMs < this.#nowMs || first >= this.#ended) this.#clear(first);
    this.#nowMs = nowMs;
    const hadFirst = this.#first;
    for (; this.#first < first; this.#first++) this.#stageSum -= this.#stage[this.#slot(this.#first)] ?? 0;
    for (; this.#ended < ended; this.#ended++) this.#admit(this.#ended);
    const changed = this.#nextEventMs <= nowMs ? this.#updateStages() : { listed: [], hasDeleted: false };
    if (hadFirst < first || changed.hasDeleted || changed.listed.length > 0) this.#reorder(changed.listed);
  }

  #clear(first: number): void {
    this.#first = this.#ended = first;
    this.#stageSum = 0;
    this.#nextEventMs = Infinity;
    this.#order = [];
  }

  #admit(call: number): void {
    const slot = this.#slot(call);
    const { listedMs } = this.#options.schedule.timesOf(call);
    this.#startMs[slot] = this.#options.startMs(call);
    this.#stage[slot] = stages.ended;
    this.#nextMs[slot] = listedMs;
    this.#nextEventMs = Math.min(this.#nextEventMs, listedMs);
  }

  /** Updates the stages of all calls. Returns the newly listed calls. */
  #updateStages(): { listed: number[]; hasDeleted: boolean } {
    const listed: number[] = [];
    let hasDeleted = false;
    this.#nextEventMs = Infinity;
    for (let call = this.#first; call < this.#ended; call++) {
      const slot = this.#slot(call);
      if ((this.#nextMs[slot] ?? NaN) <= this.#nowMs) {
        const before = this.#stage[slot] ?? stages.ended;
        const stage = stageAt(this.#options.schedule, call, this.#nowMs);
        if (before === stages.ended && stage !== stages.deleted) listed.push(call);
        if (before !== stages.ended && stage === stages.deleted) hasDeleted = true;
        this.#stageSum += stage - before;
        this.#stage[slot] = stage;
        this.#nextMs[slot] = this.#nextChangeOf(call, stage);
      }
      this.#nextEventMs = Math.min(this.#nextEventMs, this.#nextMs[slot] ?? Infinity);
    }
    return { listed, hasDeleted };
  }

  #nextChangeOf(call: number, stage: Stage): number {
    if (stage === stages.deleted) return Infinity;
    const { enrichedMs, deletedMs } = this.#options.schedule.timesOf(call);
    return stage === stages.listed ? Math.min(enrichedMs, deletedMs) : deletedMs;
  }

  /** Removes deleted calls and inserts new ones. Creates a new array, because callers may still use the previous one. */
  #reorder(listed: number[]): void {
    const isListed = (call: number) => call >= this.#first && this.#stage[this.#slot(call)] !== stages.deleted;
    const isBefore = (a: number, b: number) => this.startMs(a) - this.startMs(b) || a - b;
    listed.sort((a, b) => isBefore(b, a));
    const order: number[] = [];
    let next = 0;
    for (const call of this.#order) {
      if (!isListed(call)) continue;
      for (let other = listed[next]; other !== undefined && isBefore(other, call) > 0; other = listed[++next]) {
        order.push(other);
      }
      order.push(call);
    }
    for (; next < listed.length; next++) order.push(...listed.slice(next, next + 1));
    this.#order = order;
  }

  #slot(call: number): number {
    return call % this.#options.kept;
  }
}
