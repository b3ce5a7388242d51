import type { KnownCallDirection, KnownSentiment } from "@smartalex/contract";
import type { Scenario, Conversation } from "./scenarios/scenario.ts";
import { parseTemplate, type TemplateParts } from "./template.ts";

const WORDS_PER_SECOND = 2.5;
/** The pause between two turns, in seconds. */
const PAUSE_S = 1.2;

/** A conversation with the times of its lines. */
export interface ConversationTemplate {
  sentiment: KnownSentiment;
  summary: TemplateParts;
  lines: readonly TemplateParts[];
  /** The start of each line, in seconds from the start of the call. */
  starts: readonly number[];
  seconds: number;
}

/** Templates with weights. `upTo` contains the cumulative weights. */
export interface WeightedTemplates {
  templates: readonly ConversationTemplate[];
  upTo: readonly number[];
}

/** The conversations of a scenario by direction and status. Calls that never connected have no conversation. */
export interface ConversationTemplates {
  completed: Readonly<Record<KnownCallDirection, WeightedTemplates>>;
  voicemail: WeightedTemplates;
}

/** Creates the templates of a scenario. */
export function createConversationTemplates({ conversations, voicemails }: Scenario): ConversationTemplates {
  const all = conversations.map((conversation) => ({ ...conversation, template: withTimes(conversation) }));
  const of = (direction: KnownCallDirection) => weigh(all.filter(({ directions }) => directions.includes(direction)));
  return {
    completed: { inbound: of("inbound"), outbound: of("outbound"), web: of("web") },
    voicemail: weigh(voicemails.map((voicemail) => ({ ...voicemail, template: withTimes(voicemail) }))),
  };
}

/** Picks a template with a random number in [0, 1). */
export function pickTemplate({ templates, upTo }: WeightedTemplates, chance: number): ConversationTemplate {
  const reached = chance * (upTo.at(-1) ?? 0);
  const template = templates[upTo.findIndex((sum) => reached < sum)];
  if (!template) throw new RangeError("no templates to pick from");
  return template;
}

function weigh(weighed: readonly { template: ConversationTemplate; weight: number }[]): WeightedTemplates {
  let sum = 0;
  return { templates: weighed.map(({ template }) => template), upTo: weighed.map(({ weight }) => (sum += weight)) };
}

function withTimes({ lines, sentiment, summary }: Conversation): ConversationTemplate {
  let seconds = 0;
  const starts = lines.map((line) => {
    const start = seconds;
    seconds += line.split(" ").length / WORDS_PER_SECOND + PAUSE_S;
    return start;
  });
  // Parsed on demand, because lists do not contain the texts.
  let words: Pick<ConversationTemplate, "lines" | "summary"> | undefined;
  const ready = () => (words ??= { summary: parseTemplate(summary), lines: lines.map(parseTemplate) });
  return {
    sentiment,
    starts,
    seconds,
    get summary() {
      return ready().summary;
    },
    get lines() {
      return ready().lines;
    },
  };
}
