import { type Bytes, encode } from "../../runtime/bytes.ts";
import type { KnownCallDirection, KnownSentiment } from "@smartalex/contract";
import type { ByteWriter } from "../../runtime/byte-writer.ts";


import { outcomes, type Outcome } from "./outcome-mix.ts";
import type { IdHalves } from "./id-cipher.ts";
import { writeTimestampAt } from "./write-timestamp.ts";

/** What a list shows of a generated call. */
export interface GeneratedRow {
  id: IdHalves;
  /** Which of the agents for its direction handles it, counted from 0. */
  agent: number;
  /** `undefined` for an anonymous visitor. */
  contact: IdHalves | undefined;
  kind: Outcome;
  seconds: number;
  sentiment: KnownSentiment | "none";
  startMs: number;
}

const CENTS_A_SECOND = 11 / 60;
const ID_AT = '{"id":"call_'.length;
const TWELVE = "0".repeat(12);
const NO_TIMESTAMP = "0000-00-00T00:00:00Z";

/** What comes before the seconds, with zeros where the digits of ids are to be. */
interface Head {
  bytes: Bytes;
  contactAt: number;
}

/** The seconds and what comes after them, with zeros where the digits of timestamps are to be. */
interface Tail {
  bytes: Bytes;
  startAt: number;
  /** `undefined` for a call that never began, and so has no end. */
  endAt: number | undefined;
}

/** Writes the rows of lists. All but ids and timestamps is one of a few texts, which are made once. */
export class RowWriter {
  /** By kind, agent, and whether somebody is known. */
  readonly #heads: readonly (readonly (readonly [nobody: Head, somebody: Head])[])[];
  /** By seconds, of which there are a few hundred. */
  readonly #tails: Readonly<Record<GeneratedRow["sentiment"] | "failed", Tail[]>> = {
    positive: [],
    neutral: [],
    negative: [],
    none: [],
    failed: [],
  };

  constructor(agents: Readonly<Record<KnownCallDirection, readonly string[]>>) {
    this.#heads = outcomes.map((kind) =>
      agents[kind.direction].map((agent) => [headOf(agent, kind, "null"), headOf(agent, kind, `"contact_${TWELVE}"`)]),
    );
  }

  /** Writes the JSON of a `Call`. Throws `RangeError` for an agent that there is not. */
  write(writer: ByteWriter, { agent, contact, id, kind, seconds, sentiment, startMs }: GeneratedRow): void {
    const heads = this.#heads[kind.index]?.[agent];
    if (!heads) throw new RangeError(`there is no agent ${agent}`);
    const head = heads[contact ? 1 : 0];
    const headAt = writer.bytes(head.bytes);
    writeHexAt(writer, headAt + ID_AT, id);
    if (contact) writeHexAt(writer, headAt + head.contactAt, contact);

    const end = kind.call_status === "failed" ? "failed" : sentiment;
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
  const cost = end === "failed" ? "null" : JSON.stringify(Math.round(seconds * CENTS_A_SECOND) / 100);
  const start = `${seconds},"sentiment":${sentiment},"cost":${cost},"start_timestamp":"`;
  const between = `${start}${NO_TIMESTAMP}","end_timestamp":`;
  if (end === "failed") return { bytes: encode(`${between}null}`), startAt: start.length, endAt: undefined };
  return { bytes: encode(`${between}"${NO_TIMESTAMP}"}`), startAt: start.length, endAt: between.length + 1 };
}

function writeHexAt(writer: ByteWriter, at: number, { high, low }: IdHalves): void {
  writer.sixHexDigitsAt(at, high);
  writer.sixHexDigitsAt(at + 6, low);
}
