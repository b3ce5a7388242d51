import type { ArrivalSchedule } from "./arrival-schedule.ts";

/** What has become of a call: it has ended but is not listed yet, is listed, is listed with its sentiment, or has vanished. */
export const stages = { ended: 0, shown: 1, enriched: 2, gone: 3 } as const;
export type Stage = (typeof stages)[keyof typeof stages];

/** The calls of a moment. */
export interface LiveMoment {
  /** The calls that are listed, by their numbers, newest start first. */
  order: readonly number[];
  /** How many have ended. */
  ended: number;
  /** Of a schedule, grows with each change, whoever asked for which moments before. */
  version: string;
}

/** How many calls are kept, when each began, and what happens when. */
export interface LiveListOptions {
  kept: number;
  /** Milliseconds since 1970. */
  startMs: (call: number) => number;
  schedule: ArrivalSchedule;
}

/** The stage of a call at a moment. */
export function stageAt(schedule: ArrivalSchedule, call: number, nowMs: number): Stage {
  const { enrichedMs, goneMs, shownMs } = schedule.timesOf(call);
  if (nowMs < shownMs) return stages.ended;
  if (nowMs >= goneMs) return stages.gone;
  return nowMs < enrichedMs ? stages.shown : stages.enriched;
}

/**
 * The live calls that are listed, of the last ones that have ended. What it gives depends on the moment alone; from one moment to a later one
 * it looks only at what has happened in between. Its memory does not grow.
 */
export class LiveList {
  readonly #options: LiveListOptions;
  // Each call has the place of its number modulo the calls that are kept, and takes that of the one which is dropped for it.
  readonly #startMs: Float64Array;
  readonly #nextMs: Float64Array;
  readonly #stage: Uint8Array;
  #nowMs = -Infinity;
  /** The next moment at which something happens to one of them. */
  #soonestMs = Infinity;
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

  /** The calls of a moment. */
  at(nowMs: number): LiveMoment {
    if (nowMs !== this.#nowMs) this.#goTo(nowMs);
    return { order: this.#order, ended: this.#ended, version: `${this.#ended}.${this.#stageSum}` };
  }

  /** When a call that is listed began, in milliseconds since 1970. */
  startMs(call: number): number {
    return this.#startMs[this.#slot(call)] ?? NaN;
  }

  #goTo(nowMs: number): void {
    const ended = this.#options.schedule.endedAt(nowMs);
    const first = Math.max(0, ended - this.#options.kept);
    if (nowMs < this.#nowMs || first >= this.#ended) this.#empty(first);
    this.#nowMs = nowMs;
    const hadFirst = this.#first;
    for (; this.#first < first; this.#first++) this.#stageSum -= this.#stage[this.#slot(this.#first)] ?? 0;
    for (; this.#ended < ended; this.#ended++) this.#admit(this.#ended);
    const changed = this.#soonestMs <= nowMs ? this.#catchUp() : { shown: [], hasGone: false };
    if (hadFirst < first || changed.hasGone || changed.shown.length > 0) this.#reorder(changed.shown);
  }

  #empty(first: number): void {
    this.#first = this.#ended = first;
    this.#stageSum = 0;
    this.#soonestMs = Infinity;
    this.#order = [];
  }

  #admit(call: number): void {
    const slot = this.#slot(call);
    const { shownMs } = this.#options.schedule.timesOf(call);
    this.#startMs[slot] = this.#options.startMs(call);
    this.#stage[slot] = stages.ended;
    this.#nextMs[slot] = shownMs;
    this.#soonestMs = Math.min(this.#soonestMs, shownMs);
  }

  /** Brings every call to its stage. Gives those that are listed from now on. */
  #catchUp(): { shown: number[]; hasGone: boolean } {
    const shown: number[] = [];
    let hasGone = false;
    this.#soonestMs = Infinity;
    for (let call = this.#first; call < this.#ended; call++) {
      const slot = this.#slot(call);
      if ((this.#nextMs[slot] ?? NaN) <= this.#nowMs) {
        const before = this.#stage[slot] ?? stages.ended;
        const stage = stageAt(this.#options.schedule, call, this.#nowMs);
        if (before === stages.ended && stage !== stages.gone) shown.push(call);
        if (before !== stages.ended && stage === stages.gone) hasGone = true;
        this.#stageSum += stage - before;
        this.#stage[slot] = stage;
        this.#nextMs[slot] = this.#nextChangeOf(call, stage);
      }
      this.#soonestMs = Math.min(this.#soonestMs, this.#nextMs[slot] ?? Infinity);
    }
    return { shown, hasGone };
  }

  #nextChangeOf(call: number, stage: Stage): number {
    if (stage === stages.gone) return Infinity;
    const { enrichedMs, goneMs } = this.#options.schedule.timesOf(call);
    return stage === stages.shown ? Math.min(enrichedMs, goneMs) : goneMs;
  }

  /** Drops those that are gone, and puts the new ones where they belong. Lists that were given before stay as they are. */
  #reorder(shown: number[]): void {
    const isListed = (call: number) => call >= this.#first && this.#stage[this.#slot(call)] !== stages.gone;
    const isBefore = (a: number, b: number) => this.startMs(a) - this.startMs(b) || a - b;
    shown.sort((a, b) => isBefore(b, a));
    const order: number[] = [];
    let next = 0;
    for (const call of this.#order) {
      if (!isListed(call)) continue;
      for (let other = shown[next]; other !== undefined && isBefore(other, call) > 0; other = shown[++next]) {
        order.push(other);
      }
      order.push(call);
    }
    for (; next < shown.length; next++) order.push(...shown.slice(next, next + 1));
    this.#order = order;
  }

  #slot(call: number): number {
    return call % this.#options.kept;
  }
}
