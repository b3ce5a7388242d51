import { callStatusValues, type Call } from "@smartalex/contract";
import { counted } from "../runtime/counted.ts";
import type { DocumentedCheck } from "./check.ts";
import { fail, pass, inconclusive } from "./finding.ts";
import { CLOCK_TOLERANCE_MS, monotonicityProblem, type TimeRange } from "../probes/read-since.ts";
import { rowsOf, totalOf, unionProblem } from "../probes/read-statuses.ts";

const HOUR_MS = 3_600_000;

/** The filters `status` and `since_hours`. */
export const filterChecks: readonly DocumentedCheck[] = [
  {
    id: "status-rows",
    title: "status returns only calls with this call_status",
    evaluate: ({ statuses }) => {
      const returned = (statuses?.read.byStatus ?? []).flatMap(({ pages, status }) => {
        return rowsOf(pages).map((call) => ({ call, status }));
      });
      const wrong = returned.find(({ call, status }) => call.call_status !== status);
      if (wrong)
        return fail(`status=${wrong.status} returns ${wrong.call.id}, whose status is ${wrong.call.call_status}`);
      return returned.length > 0 ? pass(counted(returned.length, "call")) : inconclusive("there are no calls");
    },
  },
  {
    id: "status-union",
    title: "The lists of all statuses together are the whole list",
    dependsOn: ["json", "list", "list-body", "answered", "echo", "partition", "total", "status-rows"],
    evaluate: ({ list, statuses }) => {
      const isWhole = list?.isWhole ?? false;
      if (!statuses || !totalOf(statuses.read.all)) return inconclusive("there are no calls");
      const problem = unionProblem(statuses.read, isWhole);
      if (problem !== undefined) {
        return statuses.isStable ? fail(problem) : inconclusive(`the list changed during the check: ${problem}`);
      }
      const sum = statuses.read.byStatus.reduce((before, { pages }) => before + (totalOf(pages) ?? 0), 0);
      const total = totalOf(statuses.read.all) ?? 0;
      if (sum === total) return pass(`${callStatusValues.length} statuses, ${counted(total, "call")}`);
      return isWhole
        ? pass(`${sum} of ${counted(total, "call")}; the others have an undocumented status`)
        : inconclusive(`${sum} of ${counted(total, "call")}: the others may have an undocumented status`);
    },
  },
  {
    id: "since-rows",
    title: "since_hours returns only calls of the last N hours",
    evaluate: ({ since }) => {
      const returned = (since?.ranges.read ?? []).flatMap((range) => ageOf(range));
      if (returned.length === 0) return inconclusive("there are no calls");
      const oldest = returned.reduce((one, other) => (other.beyondMs > one.beyondMs ? other : one));
      const seen = `since_hours=${oldest.hours} returns ${oldest.call.id}, which ended ${minutes(oldest.beyondMs)} before that time`;
      // It is not documented which time the server compares. It may be a time that is not in the response, a little later.
      if (oldest.beyondMs > HOUR_MS) return fail(seen);
      return oldest.beyondMs > CLOCK_TOLERANCE_MS ? inconclusive(seen) : pass(counted(returned.length, "call"));
    },
  },
  {
    id: "since-grows",
    title: "A longer time range does not have fewer calls",
    dependsOn: ["json", "list", "list-body", "answered"],
    evaluate: ({ since }) => {
      if (!since) return inconclusive("there is no list to check");
      const { isStable, read } = since.ranges;
      const problem = monotonicityProblem(read);
      if (problem !== undefined)
        return isStable ? fail(problem) : inconclusive(`the list changed during the check: ${problem}`);
      return pass(read.map(({ hours, pages }) => `${hours} h: ${totalOf(pages) ?? "?"}`).join(", "));
    },
  },
];

/** Returns by how much the last known time of each call is before the time range. */
function ageOf({ hours, pages }: TimeRange): { call: Call; hours: number; beyondMs: number }[] {
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
