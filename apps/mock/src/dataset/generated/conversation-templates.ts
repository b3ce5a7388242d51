import type { KnownCallDirection, KnownSentiment } from "@smartalex/contract";
import type { Scenario, Conversation } from "./scenarios/scenario.ts";
import { parseTemplate, type TemplateParts } from "./template.ts";

const WORDS_A_SECOND = 2.5;
/** Between two turns. */
const PAUSE_S = 1.2;

/** A conversation with the times that its words take. */
export interface ConversationTemplate {
  sentiment: KnownSentiment;
  summary: TemplateParts;
  lines: readonly TemplateParts[];
  /** When each line begins, in seconds from the start. */
  starts: readonly number[];
  seconds: number;
}

/** Conversations to choose from: the weights of the first ones are added up in `upTo`. */
export interface WeightedTemplates {
  scripts: readonly ConversationTemplate[];
  upTo: readonly number[];
}

/** What may be said in the calls of a business, by how they came and how they ended; nothing when nobody was reached. */
export interface ConversationTemplates {
  completed: Readonly<Record<KnownCallDirection, WeightedTemplates>>;
  voicemail: WeightedTemplates;
}

/** Prepares all that can be said at a business. */
export function createConversationTemplates({ conversations, voicemails }: Scenario): ConversationTemplates {
  const all = conversations.map((conversation) => ({ ...conversation, script: withTimes(conversation) }));
  const of = (direction: KnownCallDirection) => weigh(all.filter(({ directions }) => directions.includes(direction)));
  return {
    completed: { inbound: of("inbound"), outbound: of("outbound"), web: of("web") },
    voicemail: weigh(voicemails.map((voicemail) => ({ ...voicemail, script: withTimes(voicemail) }))),
  };
}

/** The script that chance in [0, 1) picks. */
export function pickTemplate({ scripts, upTo }: WeightedTemplates, chance: number): ConversationTemplate {
  const reached = chance * (upTo.at(-1) ?? 0);
  const script = scripts[upTo.findIndex((sum) => reached < sum)];
  if (!script) throw new RangeError("there is nothing to choose from");
  return script;
}

function weigh(weighed: readonly { script: ConversationTemplate; weight: number }[]): WeightedTemplates {
  let sum = 0;
  return { scripts: weighed.map(({ script }) => script), upTo: weighed.map(({ weight }) => (sum += weight)) };
}

function withTimes({ lines, sentiment, summary }: Conversation): ConversationTemplate {
  let seconds = 0;
  const starts = lines.map((line) => {
    const start = seconds;
    seconds += line.split(" ").length / WORDS_A_SECOND + PAUSE_S;
    return start;
  });
  // Lists show none of the words: they are made ready when somebody reads a transcript.
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
