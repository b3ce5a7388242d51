import { type Bytes, encode } from "../../runtime/bytes.ts";
import type { KnownCallDirection, KnownSentiment } from "@smartalex/contract";
import type { ByteWriter } from "../../runtime/byte-writer.ts";

import { outcomes, type Outcome } from "./outcome-mix.ts";
import type { IdHalves } from "./id-cipher.ts";
import { writeTimestampAt } from "./write-timestamp.ts";

/** The fields of a generated call that lists contain. */
export interface GeneratedRow {
  id: IdHalves;
  /** The index of the agent among the agents of the direction. */
  agent: number;
  /** `undefined` for an anonymous caller. */
  contact: IdHalves | undefined;
  outcome: Outcome;
  seconds: number;
  sentiment: KnownSentiment | "none";
  startMs: number;
}

const CENTS_PER_SECOND = 11 / 60;
const ID_AT = '{"id":"call_'.length;
const TWELVE = "0".repeat(12);
const NO_TIMESTAMP = "0000-00-00T00:00:00Z";

/** The text before the duration, with zeros for the digits of IDs. */
interface Head {
  bytes: Bytes;
  contactAt: number;
}

/** The duration and the text after it, with zeros for the digits of timestamps. */
interface Tail {
  bytes: Bytes;
  startAt: number;
  /** `undefined` for a failed call, which has no end. */
  endAt: number | undefined;
}

/** Writes the rows of lists. Except for IDs and timestamps, rows consist of a few texts, which are created once. */
export class RowWriter {
  /** By outcome, agent, and whether the caller is anonymous. */
  readonly #heads: readonly (readonly (readonly [anonymous: Head, known: Head])[])[];
  /** By duration in seconds. There are a few hundred different durations. */
  readonly #tails: Readonly<Record<GeneratedRow["sentiment"] | "failed", Tail[]>> = {
    positive: [],
    neutral: [],
    negative: [],
    none: [],
    failed: [],
  };

  constructor(agents: Readonly<Record<KnownCallDirection, readonly string[]>>) {
    this.#heads = outcomes.map((outcome) =>
      agents[outcome.direction].map((agent) => [
        headOf(agent, outcome, "null"),
        headOf(agent, outcome, `"contact_${TWELVE}"`),
      ]),
    );
  }

  /** Writes the JSON of a `Call`. Throws `RangeError` for an invalid agent. */
  write(writer: ByteWriter, { agent, contact, id, outcome, seconds, sentiment, startMs }: GeneratedRow): void {
    const heads = this.#heads[outcome.index]?.[agent];
    if (!heads) throw new RangeError(`invalid agent ${agent}`);
    const head = heads[contact ? 1 : 0];
    const headAt = writer.bytes(head.bytes);
    writeHexAt(writer, headAt + ID_AT, id);
    if (contact) writeHexAt(writer, headAt + head.contactAt, contact);

    const end = outcome.call_status === "failed" ? "failed" : sentiment;
    const tail = (this.#tails[end][seconds] ??= tailOf(end, seconds));
    const tailAt = writer.bytes(tail.bytes);
    writeTimestampAt(writer, tailAt + tail.startAt, startMs);
    if (tail.endAt !== undefined) writeTimestampAt(writer, tailAt + tail.endAt, startMs + seconds * 1000);
  }
}

function headOf(agent: string, { call_status, direction }: Outcome, contact: string): Head {
  const start = `{"id":"call_${TWELVE}","agent_id":"${agent}","contact_id":`;
  const rest = `,"direction":"${direction}","call_status":"${call_status}","duration_seconds":`;
  return { bytes: encode(start + contact + rest), contactAt: start.length + '"contact_'.length };
}

function tailOf(end: GeneratedRow["sentiment"] | "failed", seconds: number): Tail {
  const sentiment = end === "none" || end === "failed" ? "null" : `"${end}"`;
  const cost = end === "failed" ? "null" : JSON.stringify(Math.round(seconds * CENTS_PER_SECOND) / 100);
  const start = `${seconds},"sentiment":${sentiment},"cost":${cost},"start_timestamp":"`;
  const between = `${start}${NO_TIMESTAMP}","end_timestamp":`;
  if (end === "failed") return { bytes: encode(`${between}null}`), startAt: start.length, endAt: undefined };
  return { bytes: encode(`${between}"${NO_TIMESTAMP}"}`), startAt: start.length, endAt: between.length + 1 };
}

function writeHexAt(writer: ByteWriter, at: number, { high, low }: IdHalves): void {
  writer.sixHexDigitsAt(at, high);
  writer.sixHexDigitsAt(at + 6, low);
}
