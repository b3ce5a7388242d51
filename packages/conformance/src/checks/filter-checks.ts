import { callStatusValues, type Call } from "@smartalex/contract";
import { counted } from "../counted.ts";
import type { DocumentedCheck } from "./check.ts";
import { fail, pass, inconclusive } from "../finding.ts";
import { CLOCK_TOLERANCE_MS, monotonicityProblem, type Span } from "../probes/read-since.ts";
import { rowsOf, totalOf, unionProblem } from "../probes/read-statuses.ts";

const HOUR_MS = 3_600_000;

/** What the two filters keep. */
export const filterChecks: readonly DocumentedCheck[] = [
  {
    id: "status-rows",
    title: "status keeps only calls with this call_status",
    evaluate: ({ statuses }) => {
      const kept = (statuses?.read.byStatus ?? []).flatMap(({ pages, status }) => {
        return rowsOf(pages).map((call) => ({ call, status }));
      });
      const wrong = kept.find(({ call, status }) => call.call_status !== status);
      if (wrong) return fail(`status=${wrong.status} gives ${wrong.call.id}, which is ${wrong.call.call_status}`);
      return kept.length > 0 ? pass(counted(kept.length, "call")) : inconclusive("there are no calls");
    },
  },
  {
    id: "status-union",
    title: "All statuses together are the whole list",
    dependsOn: ["json", "list", "list-body", "answered", "echo", "partition", "total", "status-rows"],
    evaluate: ({ list, statuses }) => {
      const isWhole = list?.isWhole ?? false;
      if (!statuses || !totalOf(statuses.read.all)) return inconclusive("there are no calls");
      const problem = unionProblem(statuses.read, isWhole);
      if (problem !== undefined) {
        return statuses.isStable ? fail(problem) : inconclusive(`the list moves while it is read: ${problem}`);
      }
      const sum = statuses.read.byStatus.reduce((before, { pages }) => before + (totalOf(pages) ?? 0), 0);
      const total = totalOf(statuses.read.all) ?? 0;
      if (sum === total) return pass(`${callStatusValues.length} statuses, ${counted(total, "call")}`);
      return isWhole
        ? pass(`${sum} of ${counted(total, "call")}; the others have a status that is not documented`)
        : inconclusive(`${sum} of ${counted(total, "call")}: the others may have a status that is not documented`);
    },
  },
  {
    id: "since-rows",
    title: "since_hours keeps only calls within the last N hours",
    evaluate: ({ since }) => {
      const kept = (since?.spans.read ?? []).flatMap((span) => ageOf(span));
      if (kept.length === 0) return inconclusive("there are no calls");
      const oldest = kept.reduce((one, other) => (other.beyondMs > one.beyondMs ? other : one));
      const seen = `since_hours=${oldest.hours} gives ${oldest.call.id}, which ended ${minutes(oldest.beyondMs)} before that`;
      // Which time is compared is not documented: it may be one that is not shown, a little later than all that are.
      if (oldest.beyondMs > HOUR_MS) return fail(seen);
      return oldest.beyondMs > CLOCK_TOLERANCE_MS ? inconclusive(seen) : pass(counted(kept.length, "call"));
    },
  },
  {
    id: "since-grows",
    title: "A longer time has no fewer calls",
    dependsOn: ["json", "list", "list-body", "answered"],
    evaluate: ({ since }) => {
      if (!since) return inconclusive("there is no list to look at");
      const { isStable, read } = since.spans;
      const problem = monotonicityProblem(read);
      if (problem !== undefined)
        return isStable ? fail(problem) : inconclusive(`the list moves while it is read: ${problem}`);
      return pass(read.map(({ hours, pages }) => `${hours} h: ${totalOf(pages) ?? "?"}`).join(", "));
    },
  },
];

/** By how much the last time of a call that is known lies before the span. */
function ageOf({ hours, pages }: Span): { call: Call; hours: number; beyondMs: number }[] {
  return pages.flatMap(({ exchange, list }) => {
    return (list?.data ?? []).map((call) => {
      const lastMs = Math.max(Date.parse(call.start_timestamp), Date.parse(call.end_timestamp ?? call.start_timestamp));
      return { call, hours, beyondMs: exchange.atMs - hours * HOUR_MS - lastMs };
    });
  });
}

function minutes(durationMs: number): string {
  return `${Math.ceil(durationMs / 60_000)} min`;
}
