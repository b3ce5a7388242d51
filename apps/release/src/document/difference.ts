import { placeOf, type Audience, type Where } from "./where.ts";

/** What a difference does to code that was written for the older document. */
export type Level = "breaking" | "addition" | "wording";

/** One difference between two documents, at one place. */
export interface Difference {
  level: Level;
  audience: Audience;
  /** What is different, such as `maximum 100 → 50`. */
  what: string;
  /** Where, such as `GET /calls → 200 → data[].status`. */
  place: string;
}

/** What has become of the values that are allowed somewhere. */
export type Effect = "narrowed" | "widened" | "replaced";

/** A difference at a place. */
export function difference(level: Level, what: string, where: Where): Difference {
  return { level, audience: where.audience, what, place: placeOf(where) };
}

/**
 * What a change of the allowed values means: fewer of them break those who write some, more of them those who have to read
 * any.
 */
export function levelOf(effect: Effect, { audience }: Where): Level {
  const harmless: Partial<Record<Audience, Effect>> = { readers: "narrowed", writers: "widened" };
  return effect === harmless[audience] ? "addition" : "breaking";
}
