import { formatLocation, type Direction, type Location } from "./location.ts";

/** The effect of a difference on code that was written for the earlier document. */
export type Level = "breaking" | "addition" | "annotation";

/** A difference between two documents at one location. */
export interface Difference {
  level: Level;
  direction: Direction;
  /** For example `maximum 100 → 50`. */
  description: string;
  /** For example `GET /calls → 200 → data[].status`. */
  location: string;
}

/** How the set of allowed values has changed. */
export type Effect = "narrowed" | "widened" | "replaced";

/** Creates a difference at a location. */
export function difference(level: Level, description: string, location: Location): Difference {
  return { level, direction: location.direction, description, location: formatLocation(location) };
}

/**
 * Returns the level of a change to the allowed values. In a request, fewer allowed values are breaking. In a response, more allowed values are
 * breaking.
 */
export function levelOf(effect: Effect, { direction }: Location): Level {
  const harmless: Partial<Record<Direction, Effect>> = { response: "narrowed", request: "widened" };
  return effect === harmless[direction] ? "addition" : "breaking";
}

/** Compares whether a field, parameter, header or body is required. */
export function compareRequired(
  { before, after }: { before: boolean; after: boolean },
  location: Location,
): Difference[] {
  if (before === after) return [];
  return after
    ? [difference(levelOf("narrowed", location), "made required", location)]
    : [difference(levelOf("widened", location), "made optional", location)];
}

/** Formats a value as JSON with at most 60 characters. */
export function formatValue(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
