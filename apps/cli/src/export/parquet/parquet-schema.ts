import type { FieldMetadata } from "@smartalex/contract";
import { transcriptTurnFields } from "@smartalex/contract/constants";
import type { SchemaElement } from "hyparquet-writer";

/**
 * The Parquet schema of rows. Nullable fields are optional, and timestamps are instants in UTC. Integers, timestamps and transcripts are always
 * optional: a value may be too large for its column, and the details of a call may be missing.
 */
export function parquetSchema(fields: readonly FieldMetadata[]): SchemaElement[] {
  return [{ name: "root", num_children: fields.length }, ...fields.flatMap(column)];
}

const CAN_BE_MISSING: ReadonlySet<FieldMetadata["type"]> = new Set(["integer", "timestamp", "array"]);

function column(field: FieldMetadata): SchemaElement[] {
  const { name, nullable, type } = field;
  const repetition_type = nullable || CAN_BE_MISSING.has(type) ? "OPTIONAL" : "REQUIRED";
  switch (type) {
    case "string":
      return [{ name, repetition_type, type: "BYTE_ARRAY", converted_type: "UTF8" }];
    case "boolean":
      return [{ name, repetition_type, type: "BOOLEAN" }];
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
    case "array": // the only array contains the turns of a transcript
      return [
        { name, repetition_type, converted_type: "LIST", num_children: 1 },
        { name: "list", repetition_type: "REPEATED", num_children: 1 },
        { name: "element", repetition_type: "REQUIRED", num_children: transcriptTurnFields.length },
        ...transcriptTurnFields.flatMap(column),
      ];
    case "object":
    case "unknown":
      return [{ name, repetition_type, type: "BYTE_ARRAY", converted_type: "JSON" }];
  }
}

/** Converts a value for its column. Returns `undefined` if it does not fit. */
export function toParquetValue(value: unknown, { type }: FieldMetadata): unknown {
  if (value === null || value === undefined) return null;
  if (type === "integer") return toInt64(value as number); // the client has validated that it is a number
  if (type === "timestamp") {
    const date = new Date((value as string).replace(/:60(?=[.Z+-])/, ":59")); // the client has validated that it is RFC 3339, which allows leap seconds
    return Number.isNaN(date.getTime()) ? undefined : date;
  }
  return value;
}

const INT64_LIMIT = 2 ** 63;

function toInt64(value: number): bigint | undefined {
  return Number.isInteger(value) && value >= -INT64_LIMIT && value < INT64_LIMIT ? BigInt(value) : undefined;
}
