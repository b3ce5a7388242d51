import type { KnownSentiment } from "@smartalex/contract";
import type { ByteWriter } from "../byte-writer.ts";
import type { Bytes } from "../handler.ts";
import { encode } from "../respond.ts";
import { kinds, type Kind } from "./kinds.ts";
import { writeTimestamp } from "./write-timestamp.ts";

/** What a list shows of a generated call. */
export interface GeneratedRow {
  /** The numbers of its id, of 24 bits each. */
  id: readonly [number, number];
  agent: string;
  /** The numbers of the contact's id, of 24 bits each; `undefined` for an anonymous visitor. */
  contact: readonly [number, number] | undefined;
  kind: Kind;
  seconds: number;
  sentiment: KnownSentiment | "none";
  /** What it cost, in hundredths; `undefined` for a call that never began. */
  cents: number | undefined;
  startMs: number;
}

const ID_AT = '{"id":"call_'.length;
const TWELVE = "0".repeat(12);
const NULL = encode("null");
const START_TIMESTAMP = encode(',"start_timestamp":"');
const END_TIMESTAMP = encode('","end_timestamp":"');
const NO_END_TIMESTAMP = encode('","end_timestamp":null}');
const END = encode('"}');
const POINT = encode(".");

/** What comes before the seconds, with zeros where the digits of ids are to be. */
interface Head {
  bytes: Bytes;
  contactAt: number;
}

const afterSeconds = {
  positive: encode(',"sentiment":"positive","cost":'),
  neutral: encode(',"sentiment":"neutral","cost":'),
  negative: encode(',"sentiment":"negative","cost":'),
  none: encode(',"sentiment":null,"cost":'),
} satisfies Record<GeneratedRow["sentiment"], Bytes>;

/** Writes the rows of lists. Most of a row is one of a few texts, which are made once. */
export class RowWriter {
  /** By agent, kind, and whether somebody is known. */
  readonly #heads = new Map<string, readonly (readonly [nobody: Head, somebody: Head])[]>();

  constructor(agents: readonly string[]) {
    for (const agent of agents) {
      const ofKinds = kinds.map((kind) => {
        return [headOf(agent, kind, "null"), headOf(agent, kind, `"contact_${TWELVE}"`)] as const;
      });
      this.#heads.set(agent, ofKinds);
    }
  }

  /** Writes the JSON of a `Call`. Throws `RangeError` for an agent that is none of those given. */
  write(writer: ByteWriter, { agent, cents, contact, id, kind, seconds, sentiment, startMs }: GeneratedRow): void {
    const heads = this.#heads.get(agent)?.[kind.index];
    if (!heads) throw new RangeError(`there is no agent ${agent}`);
    const head = heads[contact ? 1 : 0];
    const at = writer.bytes(head.bytes);
    writeHex(writer, at + ID_AT, id);
    if (contact) writeHex(writer, at + head.contactAt, contact);
    writer.number(seconds);
    writer.bytes(afterSeconds[sentiment]);
    if (cents === undefined) writer.bytes(NULL);
    else writeHundredths(writer, cents);
    writer.bytes(START_TIMESTAMP);
    writeTimestamp(writer, startMs);
    if (cents === undefined) {
      writer.bytes(NO_END_TIMESTAMP);
      return;
    }
    writer.bytes(END_TIMESTAMP);
    writeTimestamp(writer, startMs + seconds * 1000);
    writer.bytes(END);
  }
}

function headOf(agent: string, { call_status, direction }: Kind, contact: string): Head {
  const start = `{"id":"call_${TWELVE}","agent_id":"${agent}","contact_id":`;
  const rest = `,"direction":"${direction}","call_status":"${call_status}","duration_seconds":`;
  return { bytes: encode(start + contact + rest), contactAt: start.length + '"contact_'.length };
}

function writeHex(writer: ByteWriter, at: number, [high, low]: readonly [number, number]): void {
  writer.sixHexDigitsAt(at, high);
  writer.sixHexDigitsAt(at + 6, low);
}

/** As `JSON.stringify` writes it: 45 is `0.45`, 50 is `0.5`, and 100 is `1`. */
function writeHundredths(writer: ByteWriter, hundredths: number): void {
  const rest = hundredths % 100;
  writer.number(Math.floor(hundredths / 100));
  if (rest === 0) return;
  writer.bytes(POINT);
  writer.number(Math.floor(rest / 10));
  if (rest % 10 !== 0) writer.number(rest % 10);
}
