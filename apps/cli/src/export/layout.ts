import { callDetailFields, callFields, transcriptTurnFields } from "@smartalex/contract/constants";
import type { FieldMetadata } from "@smartalex/contract";
import type { Call, CallDetail } from "@smartalex/sdk";
import { UsageError } from "../errors.ts";
import { parseFields } from "../options/fields.ts";
import type { Row } from "../format/rows/row.ts";
import type { TranscriptLayout } from "./export-format.ts";

/** Which rows a call becomes. */
export interface Layout {
  /** The documented fields of such a row. */
  fields: readonly FieldMetadata[];
  /** Those that were asked for. */
  chosen: readonly FieldMetadata[] | undefined;
  rowsOf: (call: Call | CallDetail) => readonly Row[];
}

/** What decides the layout. */
export interface LayoutOptions {
  transcripts: TranscriptLayout | undefined;
  /** Names with commas between them. */
  fields?: string | undefined;
  /** Writes a timestamp otherwise. */
  toTime?: ((timestamp: string) => string) | undefined;
}

const turnFields: readonly FieldMetadata[] = [
  { name: "turn_index", type: "integer", nullable: true, description: "The place of the turn in its call, from 0." },
  ...transcriptTurnFields.map((field) => ({ ...field, name: `turn_${field.name}`, nullable: true })),
];
const fieldsOf: Readonly<Record<TranscriptLayout | "none", readonly FieldMetadata[]>> = {
  none: callFields,
  nested: callDetailFields,
  turns: [...callDetailFields.filter(({ name }) => name !== "transcript"), ...turnFields],
};

/** The documented fields of a row. */
export function layoutFields(transcripts: TranscriptLayout | undefined): readonly FieldMetadata[] {
  return fieldsOf[transcripts ?? "none"];
}

/** Lays rows out. Throws `UsageError` for a field that they do not have. */
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
  throw new UsageError(`--fields: ${needsDetails.trim()} is read with --with-transcripts${layout}. Add it.`);
}

function withTimes(row: Row, names: readonly string[], toTime: (timestamp: string) => string): Row {
  const times = names.flatMap((name) => {
    const value = row[name];
    return typeof value === "string" ? [[name, toTime(value)] as const] : [];
  });
  return { ...row, ...Object.fromEntries(times) };
}

/** A row for each turn. A call without any has one, so that it is not lost. */
function turnRows(call: Row, transcript: readonly object[]): readonly Row[] {
  const none = { turn_index: null, turn_speaker: null, turn_text: null, turn_timestamp: null };
  if (transcript.length === 0) return [{ ...call, ...none }];
  return transcript.map((turn, index) => {
    const row: Record<string, unknown> = { ...call };
    for (const [name, value] of Object.entries(turn)) row[`turn_${name}`] = value;
    return { ...row, turn_index: index }; // the place of the turn, also if the server sends an index of its own
  });
}
