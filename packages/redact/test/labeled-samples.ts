import { readFileSync } from "node:fs";
import type { IdentifierKind, Turn } from "../src/searched-turn.ts";

/** A labeled span that must be found. */
interface Label {
  turn: number;
  start: number;
  end: number;
  kind: IdentifierKind;
}

/** A conversation with its labels. */
export interface LabeledConversation {
  turns: Turn[];
  labels: Label[];
}

/**
 * Reads a file of samples. Each line is a turn, and `[kind:text]` is a label. A conversation ends at a blank line, at a line that begins
 * with `#`, and before a second turn of the same speaker.
 */
export function readSamples(name: string): LabeledConversation[] {
  const conversations: LabeledConversation[] = [];
  let isNew = true;
  for (const line of readFileSync(new URL(`samples/${name}`, import.meta.url), "utf8").split("\n")) {
    const [, speaker, labeled = ""] = /^(agent|caller): (.*)$/.exec(line) ?? [];
    if (speaker === undefined) {
      isNew = true;
      continue;
    }
    const last = conversations.at(-1);
    const isReply = !isNew && last?.turns.at(-1)?.speaker !== speaker;
    const conversation = last && isReply ? last : { turns: [], labels: [] };
    if (conversation !== last) conversations.push(conversation);
    addTurn(conversation, speaker, labeled);
    isNew = false;
  }
  return conversations;
}

function addTurn({ labels, turns }: LabeledConversation, speaker: string, labeled: string): void {
  let text = "";
  let end = 0;
  for (const match of labeled.matchAll(/\[(\w+):([^\]]+)\]/g)) {
    const [all, kind, content = ""] = match;
    text += labeled.slice(end, match.index);
    // The sample files only contain these kinds, which a test checks.
    labels.push({
      turn: turns.length,
      start: text.length,
      end: text.length + content.length,
      kind: kind as IdentifierKind,
    });
    text += content;
    end = match.index + all.length;
  }
  turns.push({ speaker, text: text + labeled.slice(end) });
}
