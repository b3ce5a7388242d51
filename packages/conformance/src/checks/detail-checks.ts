import type { Call } from "@smartalex/contract";
import { counted } from "../counted.ts";
import type { DocumentedCheck } from "./check.ts";
import { fail, pass, inconclusive } from "../finding.ts";
import { callIn } from "../probes/http-exchange.ts";
import type { DetailRead } from "../probes/read-details.ts";

/** What is younger may still get its sentiment, its cost or its end. */
const SETTLED_AFTER_MS = 24 * 3_600_000;

/** What `GET /calls/{id}` says, beside what the list says. */
export const detailChecks: readonly DocumentedCheck[] = [
  {
    id: "details",
    title: "A call says of itself what the list says of it",
    evaluate: ({ details: read }) => {
      const compared = read.filter(({ exchange }) => callIn(exchange));
      const differences = compared.flatMap((detail) => differenceIn(detail) ?? []);
      const [different = differences[0]] = differences.filter(({ isSettled }) => isSettled);
      if (different) {
        return different.isSettled ? fail(different.seen) : inconclusive(`${different.seen}, and may still change`);
      }
      return compared.length > 0 ? pass(counted(compared.length, "call")) : inconclusive("there was none to look at");
    },
  },
];

function differenceIn({ exchange, row }: DetailRead): { seen: string; isSettled: boolean } | undefined {
  const call = callIn(exchange);
  // Values of fields that the document does not know may be anything.
  const fields = Object.keys(row) as (keyof Call)[];
  const field = fields.find((name) => JSON.stringify(row[name]) !== JSON.stringify(call?.[name]));
  if (field === undefined) return undefined;
  const isSettled = exchange.atMs - Date.parse(row.start_timestamp) > SETTLED_AFTER_MS;
  return { seen: `${row.id} has another ${field} than in the list`, isSettled };
}
