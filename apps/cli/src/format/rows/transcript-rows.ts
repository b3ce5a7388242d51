import type { CallDetail } from "@smartalex/sdk";
import type { OutputStream } from "../../io/io-streams.ts";
import { formatCall } from "../format-call.ts";
import type { RowFormat } from "./row.ts";

/** Calls with their transcripts as readable text. The client must validate responses. */
export function transcriptRows(sink: Pick<OutputStream, "columns" | "colorize">): RowFormat {
  let isFirst = true;
  return {
    head: "",
    tail: "",
    rows: (calls) =>
      calls
        .map((call) => {
          const text = formatCall(call as CallDetail, sink);
          const gap = isFirst ? "" : "\n";
          isFirst = false;
          return gap + text;
        })
        .join(""),
  };
}
