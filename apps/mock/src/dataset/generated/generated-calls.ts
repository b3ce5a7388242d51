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
import {
  pickTemplate,
  createConversationTemplates,
  type ConversationTemplate,
  type ConversationTemplates,
} from "./conversation-templates.ts";
import type { IdCipher } from "./id-cipher.ts";

/** The range of the factor by which the duration of a conversation varies. */
const PACE = { min: 0.85, max: 1.35 };

/** The index of the random number that decides each property of a call. */
const DRAW = { agent: 0, anonymous: 1, contact: 2, template: 3, pace: 4, campaign: 5, words: 6, pauses: 100 } as const;

/** Options of all generated calls of a mock. */
export interface GeneratedCallsOptions {
  ids: IdCipher;
  seed: number | string;
  calls: number;
}

/** A generated call. Everything else follows from its number. */
export interface GeneratedCall {
  number: number;
  /** The start in milliseconds since 1970, a multiple of 1,000. */
  startMs: number;
  /** Whether sentiment, summary and transcript are available yet. */
  isEnriched: boolean;
}

/** Generates calls by their numbers. All calls belong to one scenario, which the seed selects. */
export class GeneratedCalls {
  readonly outcomes: OutcomeMix;
  readonly #scenario: Scenario;
  readonly #templates: ConversationTemplates;
  readonly #contacts: Contacts;
  readonly #key: number;
  readonly #ids: IdCipher;
  readonly #rows: RowWriter;
  readonly #fill: TemplateFiller;
  readonly #writer = new ByteWriter();

  constructor({ calls, ids, seed }: GeneratedCallsOptions) {
    this.outcomes = new OutcomeMix(seed);
    this.#scenario = pick(scenarios, randomAt(randomStream(hashOf("business", seed), 0), 0));
    this.#templates = createConversationTemplates(this.#scenario);
    this.#rows = new RowWriter(this.#scenario.agents);
    this.#fill = createTemplateFiller(this.#scenario);
    this.#contacts = new Contacts({ calls, seed });
    this.#key = hashOf("call", seed);
    this.#ids = ids;
  }

  /** Returns the duration of a call in whole seconds. */
  seconds(number: number): number {
    const { draws, template } = this.#factsOf(number);
    return durationSeconds(template, draws);
  }

  /** Writes the JSON of a call as lists contain it. */
  write(writer: ByteWriter, call: GeneratedCall): void {
    this.#rows.write(writer, this.#rowOf(call));
  }

  /** Returns the JSON of a call with its transcript. */
  json(call: GeneratedCall): string {
    const { draws, outcome, template } = this.#factsOf(call.number);
    const { campaigns } = this.#scenario;
    const campaign = outcome.direction === "outbound" ? `"${pick(campaigns, randomAt(draws, DRAW.campaign))}"` : "null";
    const contact = this.#contacts.of(randomAt(draws, DRAW.contact));
    const chance = (number: number) => randomAt(draws, DRAW.words + number);
    const fill = (text: TemplateParts) => this.#fill(text, contact, chance);
    const spoken = call.isEnriched ? template : undefined;
    const summary = spoken ? JSON.stringify(fill(spoken.summary)) : "null";
    const transcript = JSON.stringify(spoken ? turns(spoken, draws, fill) : []);
    this.write(this.#writer, call);
    const row = textOf(this.#writer.take());
    return `${row.slice(0, -1)},"campaign_id":${campaign},"summary":${summary},"transcript":${transcript}}`;
  }

  #rowOf({ isEnriched, number, startMs }: GeneratedCall): GeneratedRow {
    const { draws, outcome, template } = this.#factsOf(number);
    const { call_status, direction } = outcome;
    const seconds = durationSeconds(template, draws);
    const isAnonymous = direction === "web" && randomAt(draws, DRAW.anonymous) < 0.5;
    return {
      id: this.#ids.idOf(number),
      agent: Math.floor(randomAt(draws, DRAW.agent) * this.#scenario.agents[direction].length),
      contact: isAnonymous ? undefined : this.#contacts.idOf(randomAt(draws, DRAW.contact)),
      outcome,
      seconds,
      sentiment: template && isEnriched && call_status === "completed" ? template.sentiment : "none",
      startMs,
    };
  }

  #factsOf(number: number): { outcome: Outcome; draws: RandomStream; template: ConversationTemplate | undefined } {
    const outcome = this.outcomes.at(number);
    const draws = randomStream(this.#key, number);
    return { outcome, draws, template: this.#templateOf(outcome, randomAt(draws, DRAW.template)) };
  }

  #templateOf({ call_status, direction }: Outcome, chance: number): ConversationTemplate | undefined {
    switch (call_status) {
      case "completed":
        return pickTemplate(this.#templates.completed[direction], chance);
      case "voicemail":
        return pickTemplate(this.#templates.voicemail, chance);
      case "no_answer":
      case "busy":
      case "failed":
        return undefined;
    }
  }
}

/** Returns the factor for the duration of a call: people do not all speak equally fast. */
function paceOf(draws: RandomStream): number {
  return PACE.min + (PACE.max - PACE.min) * randomAt(draws, DRAW.pace);
}

function durationSeconds(template: ConversationTemplate | undefined, draws: RandomStream): number {
  return template ? Math.ceil(template.seconds * paceOf(draws)) : 0;
}

function turns(
  { lines, starts }: ConversationTemplate,
  draws: RandomStream,
  fill: (text: TemplateParts) => string,
): TranscriptTurn[] {
  const pace = paceOf(draws);
  return lines.map((line, index) => ({
    speaker: index % 2 === 0 ? "agent" : "caller",
    text: fill(line),
    timestamp:
      Math.round(((starts[index] ?? 0) + (index === 0 ? 0 : randomAt(draws, DRAW.pauses + index))) * pace * 10) / 10,
  }));
}
