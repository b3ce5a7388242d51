import type { RecordField } from "@smartalex/contract";
import { transcriptTurnFields } from "@smartalex/contract/constants";
import type { SchemaElement } from "hyparquet-writer";

/** The columns of a Parquet file with such rows: what can be null is optional, times are instants in UTC. */
export function parquetSchema(fields: readonly RecordField[]): SchemaElement[] {
  return [{ name: "root", num_children: fields.length }, ...fields.flatMap(column)];
}

function column(field: RecordField): SchemaElement[] {
  const { name, nullable, type } = field;
  const repetition_type = nullable ? "OPTIONAL" : "REQUIRED";
  switch (type) {
    case "string":
      return [{ name, repetition_type, type: "BYTE_ARRAY", converted_type: "UTF8" }];
    case "integer":
      return [{ name, repetition_type, type: "INT64" }];
    case "number":
      return [{ name, repetition_type, type: "DOUBLE" }];
    case "timestamp":
      return [
        {
          name,
          repetition_type,
          type: "INT64",
          converted_type: "TIMESTAMP_MILLIS",
          logical_type: { type: "TIMESTAMP", isAdjustedToUTC: true, unit: "MILLIS" },
        },
      ];
    case "array": // the one that there is holds the turns of a transcript
      return [
        { name, repetition_type, converted_type: "LIST", num_children: 1 },
        { name: "list", repetition_type: "REPEATED", num_children: 1 },
        { name: "element", repetition_type: "REQUIRED", num_children: transcriptTurnFields.length },
        ...transcriptTurnFields.flatMap(column),
      ];
  }
}

/** A value as its column takes it. */
export function parquetValue(value: unknown, { type }: RecordField): unknown {
  if (value === null || value === undefined) return null;
  if (type === "integer") return BigInt(value as number); // the client has checked that it is a whole number
  if (type === "timestamp") return new Date((value as string).replace(/:60(?=[.Z+-])/, ":59")); // the same: RFC 3339, with leap seconds
  return value;
}
