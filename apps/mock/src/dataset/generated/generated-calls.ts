import type { TranscriptTurn } from "@smartalex/contract";
import { ByteWriter } from "../../runtime/byte-writer.ts";
import { textOf } from "../../http/responses.ts";
import type { Business } from "./scenarios/scenario.ts";
import { businesses } from "./scenarios/scenarios.ts";
import { Contacts } from "./contacts.ts";
import { blankFiller, type BlankFiller, type Text } from "./template.ts";
import { RowWriter, type GeneratedRow } from "./row-writer.ts";
import { Kinds, type Kind } from "./outcome-mix.ts";
import { draw, drawsOf, hashOf, pick, type Draws } from "../../runtime/random.ts";
import { pickScript, scriptsOf, type Script, type Scripts } from "./conversation-templates.ts";
import type { ShuffledIds } from "./id-cipher.ts";

/** The shortest and the longest call with the same words, to its usual length. */
const PACE = { least: 0.85, most: 1.35 };

/** Which draw of a call decides what. */
const DRAW = { agent: 0, anonymous: 1, contact: 2, script: 3, pace: 4, campaign: 5, words: 6, pauses: 100 } as const;

/** What all generated calls have in common: what they are called, and how many there are. */
export interface GeneratedCallsOptions {
  ids: ShuffledIds;
  seed: number | string;
  calls: number;
}

/** One of them: its number, which decides all that it is, and what depends on the moment. */
export interface GeneratedCall {
  number: number;
  /** When it began, in whole seconds, as milliseconds since 1970. */
  startMs: number;
  /** Whether sentiment, summary and transcript are there yet. */
  isEnriched: boolean;
}

/** Calls of one of the businesses, which the seed chooses, by their numbers. */
export class GeneratedCalls {
  readonly kinds: Kinds;
  readonly #business: Business;
  readonly #scripts: Scripts;
  readonly #contacts: Contacts;
  readonly #key: number;
  readonly #ids: ShuffledIds;
  readonly #rows: RowWriter;
  readonly #fill: BlankFiller;
  readonly #writer = new ByteWriter();

  constructor({ calls, ids, seed }: GeneratedCallsOptions) {
    this.kinds = new Kinds(seed);
    this.#business = pick(businesses, draw(drawsOf(hashOf("business", seed), 0), 0));
    this.#scripts = scriptsOf(this.#business);
    this.#rows = new RowWriter(this.#business.agents);
    this.#fill = blankFiller(this.#business);
    this.#contacts = new Contacts({ calls, seed });
    this.#key = hashOf("call", seed);
    this.#ids = ids;
  }

  /** How long a call takes, in whole seconds. */
  seconds(number: number): number {
    const { draws, script } = this.#factsOf(number);
    return durationSeconds(script, draws);
  }

  /** Writes the JSON of a call as lists show it. */
  write(writer: ByteWriter, call: GeneratedCall): void {
    this.#rows.write(writer, this.#rowOf(call));
  }

  /** The JSON of a call with its transcript. */
  json(call: GeneratedCall): string {
    const { draws, kind, script } = this.#factsOf(call.number);
    const { campaigns } = this.#business;
    const campaign = kind.direction === "outbound" ? `"${pick(campaigns, draw(draws, DRAW.campaign))}"` : "null";
    const contact = this.#contacts.of(draw(draws, DRAW.contact));
    const chance = (number: number) => draw(draws, DRAW.words + number);
    const fill = (text: Text) => this.#fill(text, contact, chance);
    const said = call.isEnriched ? script : undefined;
    const summary = said ? JSON.stringify(fill(said.summary)) : "null";
    const transcript = JSON.stringify(said ? turns(said, draws, fill) : []);
    this.write(this.#writer, call);
    const row = textOf(this.#writer.take());
    return `${row.slice(0, -1)},"campaign_id":${campaign},"summary":${summary},"transcript":${transcript}}`;
  }

  #rowOf({ isEnriched, number, startMs }: GeneratedCall): GeneratedRow {
    const { draws, kind, script } = this.#factsOf(number);
    const { call_status, direction } = kind;
    const seconds = durationSeconds(script, draws);
    const isAnonymous = direction === "web" && draw(draws, DRAW.anonymous) < 0.5;
    return {
      id: this.#ids.idOf(number),
      agent: Math.floor(draw(draws, DRAW.agent) * this.#business.agents[direction].length),
      contact: isAnonymous ? undefined : this.#contacts.idOf(draw(draws, DRAW.contact)),
      kind,
      seconds,
      sentiment: script && isEnriched && call_status === "completed" ? script.sentiment : "none",
      startMs,
    };
  }

  #factsOf(number: number): { kind: Kind; draws: Draws; script: Script | undefined } {
    const kind = this.kinds.at(number);
    const draws = drawsOf(this.#key, number);
    return { kind, draws, script: this.#scriptOf(kind, draw(draws, DRAW.script)) };
  }

  #scriptOf({ call_status, direction }: Kind, chance: number): Script | undefined {
    switch (call_status) {
      case "completed":
        return pickScript(this.#scripts.completed[direction], chance);
      case "voicemail":
        return pickScript(this.#scripts.voicemail, chance);
      case "no_answer":
      case "busy":
      case "failed":
        return undefined;
    }
  }
}

/** Nobody speaks quite as fast as another. */
function paceOf(draws: Draws): number {
  return PACE.least + (PACE.most - PACE.least) * draw(draws, DRAW.pace);
}

function durationSeconds(script: Script | undefined, draws: Draws): number {
  return script ? Math.ceil(script.seconds * paceOf(draws)) : 0;
}

function turns({ lines, starts }: Script, draws: Draws, fill: (text: Text) => string): TranscriptTurn[] {
  const pace = paceOf(draws);
  return lines.map((line, index) => ({
    speaker: index % 2 === 0 ? "agent" : "caller",
    text: fill(line),
    timestamp:
      Math.round(((starts[index] ?? 0) + (index === 0 ? 0 : draw(draws, DRAW.pauses + index))) * pace * 10) / 10,
  }));
}
