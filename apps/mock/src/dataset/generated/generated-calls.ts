import { textOf } from "../../runtime/bytes.ts";
import type { TranscriptTurn } from "@smartalex/contract";
import { ByteWriter } from "../../runtime/byte-writer.ts";

import type { Scenario } from "./scenarios/scenario.ts";
import { scenarios } from "./scenarios/scenarios.ts";
import { Contacts } from "./contacts.ts";
import { createTemplateFiller, type TemplateFiller, type TemplateParts } from "./template.ts";
import { RowWriter, type GeneratedRow } from "./row-writer.ts";
import { OutcomeMix, type Outcome } from "./outcome-mix.ts";
import { randomAt, randomStream, hashOf, pick, type RandomStream } from "../../runtime/random.ts";
import { pickTemplate, createConversationTemplates, type ConversationTemplate, type ConversationTemplates } from "./conversation-templates.ts";
import type { IdCipher } from "./id-cipher.ts";

/** The shortest and the longest call with the same words, to its usual length. */
const PACE = { least: 0.85, most: 1.35 };

/** Which draw of a call decides what. */
const DRAW = { agent: 0, anonymous: 1, contact: 2, script: 3, pace: 4, campaign: 5, words: 6, pauses: 100 } as const;

/** What all generated calls have in common: what they are called, and how many there are. */
export interface GeneratedCallsOptions {
  ids: IdCipher;
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
  readonly kinds: OutcomeMix;
  readonly #business: Scenario;
  readonly #scripts: ConversationTemplates;
  readonly #contacts: Contacts;
  readonly #key: number;
  readonly #ids: IdCipher;
  readonly #rows: RowWriter;
  readonly #fill: TemplateFiller;
  readonly #writer = new ByteWriter();

  constructor({ calls, ids, seed }: GeneratedCallsOptions) {
    this.kinds = new OutcomeMix(seed);
    this.#business = pick(scenarios, randomAt(randomStream(hashOf("business", seed), 0), 0));
    this.#scripts = createConversationTemplates(this.#business);
    this.#rows = new RowWriter(this.#business.agents);
    this.#fill = createTemplateFiller(this.#business);
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
    const campaign = kind.direction === "outbound" ? `"${pick(campaigns, randomAt(draws, DRAW.campaign))}"` : "null";
    const contact = this.#contacts.of(randomAt(draws, DRAW.contact));
    const chance = (number: number) => randomAt(draws, DRAW.words + number);
    const fill = (text: TemplateParts) => this.#fill(text, contact, chance);
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
    const isAnonymous = direction === "web" && randomAt(draws, DRAW.anonymous) < 0.5;
    return {
      id: this.#ids.idOf(number),
      agent: Math.floor(randomAt(draws, DRAW.agent) * this.#business.agents[direction].length),
      contact: isAnonymous ? undefined : this.#contacts.idOf(randomAt(draws, DRAW.contact)),
      kind,
      seconds,
      sentiment: script && isEnriched && call_status === "completed" ? script.sentiment : "none",
      startMs,
    };
  }

  #factsOf(number: number): { kind: Outcome; draws: RandomStream; script: ConversationTemplate | undefined } {
    const kind = this.kinds.at(number);
    const draws = randomStream(this.#key, number);
    return { kind, draws, script: this.#scriptOf(kind, randomAt(draws, DRAW.script)) };
  }

  #scriptOf({ call_status, direction }: Outcome, chance: number): ConversationTemplate | undefined {
    switch (call_status) {
      case "completed":
        return pickTemplate(this.#scripts.completed[direction], chance);
      case "voicemail":
        return pickTemplate(this.#scripts.voicemail, chance);
      case "no_answer":
      case "busy":
      case "failed":
        return undefined;
    }
  }
}

/** Nobody speaks quite as fast as another. */
function paceOf(draws: RandomStream): number {
  return PACE.least + (PACE.most - PACE.least) * randomAt(draws, DRAW.pace);
}

function durationSeconds(script: ConversationTemplate | undefined, draws: RandomStream): number {
  return script ? Math.ceil(script.seconds * paceOf(draws)) : 0;
}

function turns({ lines, starts }: ConversationTemplate, draws: RandomStream, fill: (text: TemplateParts) => string): TranscriptTurn[] {
  const pace = paceOf(draws);
  return lines.map((line, index) => ({
    speaker: index % 2 === 0 ? "agent" : "caller",
    text: fill(line),
    timestamp:
      Math.round(((starts[index] ?? 0) + (index === 0 ? 0 : randomAt(draws, DRAW.pauses + index))) * pace * 10) / 10,
  }));
}
