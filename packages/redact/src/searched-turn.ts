import { TopicTracker, type Topic } from "./topics.ts";
import { normalizeText } from "./text/normalize-text.ts";
import { wordsOf, type Word } from "./text/words.ts";

/** Kind of an identifier. `number` is any other long number, such as an account number. `date` is a date of birth. */
export type IdentifierKind = "phone" | "card" | "number" | "email" | "address" | "code" | "date";

/** An identifier in a text: `text.slice(start, end)`. */
export interface Identifier {
  kind: IdentifierKind;
  start: number;
  end: number;
}

/** A turn of a conversation. A text without a speaker is a summary. */
export interface Turn {
  text: string;
  speaker?: string;
}

/** A turn with the state of the search. */
export interface SearchedTurn {
  /** The normalized text. */
  text: string;
  words: readonly Word[];
  /** The normalized text of the previous turn, or `""`. */
  textBefore: string;
  /** `""` for a summary. */
  speaker: string;
  /** The topics of the turns up to and including this one. */
  topics: ReadonlySet<Topic>;
  /** The topics of the turns before this one. */
  topicsBefore: ReadonlySet<Topic>;
  identifiers: Identifier[];
  /** 1 for each character that a finder has claimed, as part of an identifier or as text that is not an identifier. */
  claimed: Uint8Array;
}

/** Prepares the turns of a conversation for the search. */
export function createSearchedTurns(turns: readonly Turn[]): SearchedTurn[] {
  const tracker = new TopicTracker();
  let textBefore = "";
  return turns.map((turn) => {
    const text = normalizeText(turn.text);
    const words = wordsOf(text);
    const { open: topicsBefore } = tracker;
    tracker.add(text, words.length > 0);
    const { speaker = "" } = turn;
    const claimed = new Uint8Array(text.length);
    const searchedTurn = {
      text,
      words,
      textBefore,
      topics: tracker.open,
      topicsBefore,
      speaker,
      identifiers: [],
      claimed,
    };
    textBefore = text;
    return searchedTurn;
  });
}

/** Adds an identifier, unless its first character is claimed. */
export function addIdentifier({ claimed, identifiers }: SearchedTurn, identifier: Identifier): void {
  if (claimed[identifier.start] === 1) return;
  identifiers.push(identifier);
  claimed.fill(1, identifier.start, identifier.end);
}

/** Claims characters that are not an identifier, so that later finders skip them. */
export function protect({ claimed }: SearchedTurn, start: number, end: number): void {
  claimed.fill(1, start, end);
}

/** Whether a finder has claimed the word. */
export function isClaimed({ claimed }: SearchedTurn, word: Word | undefined): boolean {
  return word !== undefined && claimed[word.start] === 1;
}
