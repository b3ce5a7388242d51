import type { DocumentedCheck } from "./check.ts";
import { statusChecks } from "./status-checks.ts";
import { bodyChecks } from "./body-checks.ts";
import { detailChecks } from "./detail-checks.ts";
import { filterChecks } from "./filter-checks.ts";
import { rateLimitChecks } from "./rate-limit-checks.ts";
import { paginationChecks } from "./pagination-checks.ts";

/** The checks of all documented facts that read requests can check, by group. */
export const checks = {
  answers: statusChecks,
  bodies: bodyChecks,
  paging: paginationChecks,
  filters: filterChecks,
  details: detailChecks,
  "rate limit": rateLimitChecks,
} satisfies Record<string, readonly DocumentedCheck[]>;
