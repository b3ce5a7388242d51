import type { DocumentedCheck } from "../check.ts";
import { statusChecks } from "./answers.ts";
import { bodyChecks } from "./bodies.ts";
import { detailChecks } from "./details.ts";
import { filterChecks } from "./filters.ts";
import { rateLimitChecks } from "./limits.ts";
import { paginationChecks } from "./paging.ts";

/** All that SmartAlex documents and that can be seen by reading, by what it is about. */
export const checks = {
  answers: statusChecks,
  bodies: bodyChecks,
  paging: paginationChecks,
  filters: filterChecks,
  details: detailChecks,
  "rate limit": rateLimitChecks,
} satisfies Record<string, readonly DocumentedCheck[]>;
