import { callDetailFields, callFields, transcriptTurnFields } from "@smartalex/contract/constants";
import type { FieldMetadata } from "@smartalex/contract";
import type { Call, CallDetail } from "@smartalex/sdk";
import { UsageError } from "../errors.ts";
import { parseFields } from "../options/fields.ts";
import type { Row } from "../format/rows/row.ts";
import type { TranscriptLayout } from "./export-format.ts";

/** The rows that a call is converted to. */
export interface Layout {
  /** All documented fields of a row. */
  fields: readonly FieldMetadata[];
  /** The fields that `--fields` selects. */
  chosen: readonly FieldMetadata[] | undefined;
  rowsOf: (call: Call | CallDetail) => readonly Row[];
}

/** Options of `createLayout`. */
export interface LayoutOptions {
  transcripts: TranscriptLayout | undefined;
  /** Comma-separated field names. */
  fields?: string | undefined;
  /** Converts a timestamp. */
  toTime?: ((timestamp: string) => string) | undefined;
}

const turnFields: readonly FieldMetadata[] = [
  {
    name: "turn_index",
    type: "integer",
    nullable: true,
    description: "The index of the turn in its call, starting at 0.",
  },
  ...transcriptTurnFields.map((field) => ({ ...field, name: `turn_${field.name}`, nullable: true })),
];
const fieldsOf: Readonly<Record<TranscriptLayout | "none", readonly FieldMetadata[]>> = {
  none: callFields,
  nested: callDetailFields,
  turns: [...callDetailFields.filter(({ name }) => name !== "transcript"), ...turnFields],
};

/** Returns the documented fields of a row. */
export function layoutFields(transcripts: TranscriptLayout | undefined): readonly FieldMetadata[] {
  return fieldsOf[transcripts ?? "none"];
}

/** Creates a layout. Throws `UsageError` for an unknown field. */
export function createLayout({ fields, toTime, transcripts }: LayoutOptions): Layout {
  const allowed = layoutFields(transcripts);
  const chosen = fields === undefined ? undefined : parseChosen(fields, allowed);
  const times = allowed.filter(({ type }) => type === "timestamp").map(({ name }) => name);
  const isByTurn = transcripts === "turns" && (!chosen || chosen.some((field) => turnFields.includes(field)));
  return {
    fields: allowed,
    chosen,
    rowsOf(call) {
      const row = toTime ? withTimes({ ...call }, times, toTime) : { ...call };
      if (transcripts !== "turns" || !("transcript" in row)) return [row];
      const { transcript, ...rest } = row;
      return isByTurn && Array.isArray(transcript) ? turnRows(rest, transcript) : [rest];
    },
  };
}

function parseChosen(value: string, allowed: readonly FieldMetadata[]): readonly FieldMetadata[] {
  const needsDetails = value.split(",").find((name) => {
    const isIn = (fields: readonly FieldMetadata[]) => fields.some((field) => field.name === name.trim());
    return !isIn(allowed) && (isIn(callDetailFields) || isIn(turnFields));
  });
  if (needsDetails === undefined) return parseFields(value, allowed);
  const layout = needsDetails.trim() === "transcript" ? " nested" : "";
  throw new UsageError(`--fields: ${needsDetails.trim()} requires --with-transcripts${layout}. Add it.`);
}

function withTimes(row: Row, names: readonly string[], toTime: (timestamp: string) => string): Row {
  const times = names.flatMap((name) => {
    const value = row[name];
    return typeof value === "string" ? [[name, toTime(value)] as const] : [];
  });
  return { ...row, ...Object.fromEntries(times) };
}

/** One row per turn. A call without turns gets one row, so that it is not lost. */
function turnRows(call: Row, transcript: readonly object[]): readonly Row[] {
  const none = { turn_index: null, turn_speaker: null, turn_text: null, turn_timestamp: null };
  if (transcript.length === 0) return [{ ...call, ...none }];
  return transcript.map((turn, index) => {
    const row: Record<string, unknown> = { ...call };
    for (const [name, value] of Object.entries(turn)) row[`turn_${name}`] = value;
    return { ...row, turn_index: index }; // the position of the turn, even if the server sends an index
  });
}
