import { wordsOf, type Word } from "./text/words.ts";

/** Kinds of identifiers that have a form. */
export type IdentifierKind = "phone" | "card" | "number" | "email" | "address" | "code" | "date";

/** An identifier in a text: `text.slice(start, end)`. */
export interface Identifier {
  kind: IdentifierKind;
  start: number;
  end: number;
}

/** One text of a call as it is searched: a turn, or the summary. */
export interface Passage {
  text: string;
  words: readonly Word[];
  /** Who speaks; `""` in the summary. */
  speaker: string;
  /** What was asked shortly before, or is said here. */
  topics: ReadonlySet<Topic>;
  identifiers: Identifier[];
  /** 1 for each character that was found. */
  taken: Uint8Array;
}

/** What people are asked for. */
type Topic = "birth" | "address" | "number";

/** For how many turns that say something a question stands. */
const REACH = 6;

const TOPICS: Record<Topic, RegExp> = {
  birth: /\bbirth|\bborn\b|\bd\.? ?o\.? ?b\b|(?:^|\P{L})(?:urodz\p{L}*|urodzin\p{L}*)/iu,
  address:
    /\baddress|\bpost ?code|\bzip\b|\bwhere do you live\b|(?:^|\P{L})(?:adres\p{L}*|kod pocztowy|mieszka\p{L}*)/iu,
  number:
    /\bnumber\b|\bdigits\b|\bpin\b|\bpost ?code|\bzip\b|\b(?:sort|security) code\b|\bcvv\b|(?:^|\P{L})(?:numer\p{L}*|pesel|kod)/iu,
};

/** The passages of a call, in order: its turns, each with what it is about. */
export function passagesOf(turns: readonly { speaker: string; text: string }[]): Passage[] {
  const left = new Map<Topic, number>();
  return turns.map(({ speaker, text }) => {
    const words = wordsOf(text);
    for (const [topic, pattern] of Object.entries(TOPICS) as [Topic, RegExp][]) {
      const reach = pattern.test(text) ? REACH + 1 : (left.get(topic) ?? 0) - (words.length > 0 ? 1 : 0);
      left.set(topic, Math.max(0, reach));
    }
    const topics = new Set([...left].flatMap(([topic, reach]) => (reach > 0 ? [topic] : [])));
    return { text, words, speaker, topics, identifiers: [], taken: new Uint8Array(text.length) };
  });
}

/** Keeps what was found. */
export function keep({ identifiers, taken }: Passage, identifier: Identifier): void {
  identifiers.push(identifier);
  taken.fill(1, identifier.start, identifier.end);
}

/** Whether a word was found already as a part of something. */
export function isTaken({ taken }: Passage, word: Word | undefined): boolean {
  return word !== undefined && taken[word.start] === 1;
}
