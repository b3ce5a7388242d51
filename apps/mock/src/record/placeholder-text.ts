import type { KeyedHash } from "./keyed-hash.ts";

/** The vocabulary of a recording. Each sentence has five words. */
const SENTENCES = [
  "Could you say that again?",
  "Give me just a moment.",
  "How can we help today?",
  "I am glad to hear.",
  "I can see that here.",
  "I did not catch that.",
  "I have one more question.",
  "I will check that quickly.",
  "Is there anything else today?",
  "It should not take long.",
  "Let me look that up.",
  "Let us go on then.",
  "Please hold for a second.",
  "Please tell me more first.",
  "Sorry, could you explain it?",
  "Sure, I can do that.",
  "Thank you for your help.",
  "That is all for now.",
  "That is good to know.",
  "That sounds fine to me.",
  "That works very well, thanks.",
  "There is nothing else missing.",
  "This is only sample text.",
  "We can do that later.",
  "Well, let me see first.",
  "What would you like instead?",
  "Yes, that is quite right.",
  "You can take your time.",
] as const;

const WORDS_PER_SENTENCE = 5;

/** Where a text is in its call, and how long it is. */
export interface TextPosition {
  /** The index of the turn, or `"summary"`. */
  index: number | "summary";
  /** Number of words in the original text. */
  wordCount: number;
}

/**
 * Returns text that depends only on the seed in `hash`, the index and the number of words, rounded to a multiple of five. An empty text
 * stays empty; any other text gets at least one sentence.
 */
export function placeholderText(hash: KeyedHash, { index, wordCount }: TextPosition): string {
  if (wordCount === 0) return "";
  const length = Math.max(1, Math.round(wordCount / WORDS_PER_SENTENCE));
  return Array.from({ length }, (_, position) => sentenceAt(hash, index, position)).join(" ");
}

/** Number of words in a text, separated by white space. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

function sentenceAt(hash: KeyedHash, index: TextPosition["index"], position: number): string {
  const choice = hash(`text\0${index}\0${position}`).readUInt32BE() % SENTENCES.length;
  return SENTENCES[choice] ?? SENTENCES[0];
}
