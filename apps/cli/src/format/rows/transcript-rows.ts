import type { CallDetail } from "@smartalex/sdk";
import type { Sink } from "../../io/io-streams.ts";
import { callText } from "../format-call.ts";
import type { RowFormat } from "./row.ts";

/** Calls with their transcripts as people read them, one below the other. The client has to have checked every field. */
export function transcriptRows(sink: Pick<Sink, "columns" | "paint">): RowFormat {
  let isFirst = true;
  return {
    head: "",
    tail: "",
    rows: (calls) =>
      calls
        .map((call) => {
          const text = callText(call as CallDetail, sink);
          const gap = isFirst ? "" : "\n";
          isFirst = false;
          return gap + text;
        })
        .join(""),
  };
}
