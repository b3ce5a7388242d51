import type { DocumentedCheck } from "../check.ts";
import { answers } from "./answers.ts";
import { bodies } from "./bodies.ts";
import { details } from "./details.ts";
import { filters } from "./filters.ts";
import { limits } from "./limits.ts";
import { paging } from "./paging.ts";

/** All that SmartAlex documents and that can be seen by reading, by what it is about. */
export const checks = {
  answers,
  bodies,
  paging,
  filters,
  details,
  "rate limit": limits,
} satisfies Record<string, readonly DocumentedCheck[]>;
