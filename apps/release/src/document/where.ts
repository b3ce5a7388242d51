import type { Node } from "./node.ts";

/** Who meets a difference: those who read responses, those who write requests, or both. */
export type Audience = "readers" | "writers" | "everyone";

/** Where a comparison stands. */
export interface Where {
  audience: Audience;
  /** Operation, parameter, status and so on, outermost first. */
  steps: readonly string[];
  /** The field of a body, as `data[].id`. */
  field: string;
  /** The pairs of schemas that it stands in, so that one which contains itself is gone through once. */
  within: readonly (readonly [Node, Node])[];
}

/** The place that a comparison starts from. */
export function from(audience: Audience, ...steps: string[]): Where {
  return { audience, steps, field: "", within: [] };
}

/** One step further, such as a parameter or a status. */
export function under(where: Where, step: string): Where {
  return { ...where, steps: [...where.steps, step] };
}

/** A field of the object that `where` stands at. */
export function fieldOf(where: Where, name: string): Where {
  return { ...where, field: where.field === "" ? name : `${where.field}.${name}` };
}

/** The items of the array that `where` stands at. */
export function itemsOf(where: Where): Where {
  return { ...where, field: `${where.field}[]` };
}

/** The place for people: `GET /calls → 200 → data[].id`. */
export function placeOf({ steps, field }: Where): string {
  return [...steps, ...(field === "" ? [] : [field])].join(" → ");
}
