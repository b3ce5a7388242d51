import type { Node } from "../openapi/node.ts";

/** Whether a difference affects code that reads responses, code that writes requests, or both. */
export type Direction = "response" | "request" | "both";

/** A location in the compared documents. */
export interface Location {
  direction: Direction;
  /** The operation, parameter, status and so on, from the outermost to the innermost. */
  steps: readonly string[];
  /** The field of the body, for example `data[].id`. Empty for the body itself. */
  field: string;
  /** The pairs of schemas that contain this location. A recursive schema is compared only once. */
  ancestors: readonly (readonly [Node, Node])[];
}

/** Creates the location at which a comparison starts. */
export function rootLocation(direction: Direction, ...steps: string[]): Location {
  return { direction, steps, field: "", ancestors: [] };
}

/** Returns the location of a child, such as a parameter or a status. */
export function child(location: Location, step: string): Location {
  return { ...location, steps: [...location.steps, step] };
}

/** Returns the location of a field of the object at `location`. */
export function fieldLocation(location: Location, name: string): Location {
  return { ...location, field: location.field === "" ? name : `${location.field}.${name}` };
}

/** Returns the location of the items of the array at `location`. */
export function itemsLocation(location: Location): Location {
  return { ...location, field: `${location.field}[]` };
}

/** Formats a location for display, for example `GET /calls → 200 → data[].id`. */
export function formatLocation({ steps, field }: Location): string {
  return [...steps, ...(field === "" ? [] : [field])].join(" → ");
}
