import { safeJson } from "@smartalex/node-files";
import { pickFields, type RowFormat, type RowFormatOptions } from "./row.ts";

/** One JSON array, with one record per line or indented. */
export function jsonRows({ chosen, isIndented = false }: RowFormatOptions): RowFormat {
  const [indent, margin] = isIndented ? [2, "\n  "] : [0, "\n"];
  let isEmpty = true;
  return {
    head: "[",
    rows(rows) {
      const texts = rows.map((row) => {
        const comma = isEmpty ? "" : ",";
        isEmpty = false;
        return comma + margin + JSON.stringify(pickFields(row, chosen), undefined, indent).replaceAll("\n", margin);
      });
      return safeJson(texts.join(""));
    },
    get tail() {
      return isEmpty ? "]\n" : "\n]\n";
    },
  };
}
