import type { Call } from "@smartalex/contract";
import { counted } from "../runtime/counted.ts";
import type { DocumentedCheck } from "./check.ts";
import { fail, pass, inconclusive } from "./finding.ts";
import { callIn } from "../probes/http-exchange.ts";
import type { DetailRead } from "../probes/read-details.ts";

/** Fields of newer calls may still change, for example the sentiment. */
const SETTLED_AFTER_MS = 24 * 3_600_000;

/** `GET /calls/{id}` compared with the list. */
export const detailChecks: readonly DocumentedCheck[] = [
  {
    id: "details",
    title: "A call has the same fields as in the list",
    evaluate: ({ details: read }) => {
      const compared = read.filter(({ exchange }) => callIn(exchange));
      const differences = compared.flatMap((detail) => differenceIn(detail) ?? []);
      const [different = differences[0]] = differences.filter(({ isSettled }) => isSettled);
      if (different) {
        return different.isSettled ? fail(different.seen) : inconclusive(`${different.seen}, and may still change`);
      }
      return compared.length > 0
        ? pass(counted(compared.length, "call"))
        : inconclusive("there were no calls to check");
    },
  },
];

function differenceIn({ exchange, row }: DetailRead): { seen: string; isSettled: boolean } | undefined {
  const call = callIn(exchange);
  // Includes fields that the document does not have.
  const fields = Object.keys(row) as (keyof Call)[];
  const field = fields.find((name) => JSON.stringify(row[name]) !== JSON.stringify(call?.[name]));
  if (field === undefined) return undefined;
  const isSettled = exchange.atMs - Date.parse(row.start_timestamp) > SETTLED_AFTER_MS;
  return { seen: `${row.id} has a different ${field} than in the list`, isSettled };
}
