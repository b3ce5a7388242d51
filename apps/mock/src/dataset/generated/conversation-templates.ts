import type { KnownCallDirection, KnownSentiment } from "@smartalex/contract";
import type { Business, Conversation } from "./scenarios/scenario.ts";
import { toText, type Text } from "./template.ts";

const WORDS_A_SECOND = 2.5;
/** Between two turns. */
const PAUSE_S = 1.2;

/** A conversation with the times that its words take. */
export interface Script {
  sentiment: KnownSentiment;
  summary: Text;
  lines: readonly Text[];
  /** When each line begins, in seconds from the start. */
  starts: readonly number[];
  seconds: number;
}

/** Conversations to choose from: the weights of the first ones are added up in `upTo`. */
export interface WeighedScripts {
  scripts: readonly Script[];
  upTo: readonly number[];
}

/** What may be said in the calls of a business, by how they came and how they ended; nothing when nobody was reached. */
export interface Scripts {
  completed: Readonly<Record<KnownCallDirection, WeighedScripts>>;
  voicemail: WeighedScripts;
}

/** Prepares all that can be said at a business. */
export function scriptsOf({ conversations, voicemails }: Business): Scripts {
  const all = conversations.map((conversation) => ({ ...conversation, script: withTimes(conversation) }));
  const of = (direction: KnownCallDirection) => weigh(all.filter(({ directions }) => directions.includes(direction)));
  return {
    completed: { inbound: of("inbound"), outbound: of("outbound"), web: of("web") },
    voicemail: weigh(voicemails.map((voicemail) => ({ ...voicemail, script: withTimes(voicemail) }))),
  };
}

/** The script that chance in [0, 1) picks. */
export function pickScript({ scripts, upTo }: WeighedScripts, chance: number): Script {
  const reached = chance * (upTo.at(-1) ?? 0);
  const script = scripts[upTo.findIndex((sum) => reached < sum)];
  if (!script) throw new RangeError("there is nothing to choose from");
  return script;
}

function weigh(weighed: readonly { script: Script; weight: number }[]): WeighedScripts {
  let sum = 0;
  return { scripts: weighed.map(({ script }) => script), upTo: weighed.map(({ weight }) => (sum += weight)) };
}

function withTimes({ lines, sentiment, summary }: Conversation): Script {
  let seconds = 0;
  const starts = lines.map((line) => {
    const start = seconds;
    seconds += line.split(" ").length / WORDS_A_SECOND + PAUSE_S;
    return start;
  });
  // Lists show none of the words: they are made ready when somebody reads a transcript.
  let words: Pick<Script, "lines" | "summary"> | undefined;
  const ready = () => (words ??= { summary: toText(summary), lines: lines.map(toText) });
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
