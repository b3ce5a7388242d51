/** A word or a run of digits in a text. */
export interface Word {
  text: string;
  lower: string;
  start: number;
  end: number;
  /** The characters between the previous word and this one, without the tags of speech recognition. */
  before: string;
}

/** Tags of speech recognition, words and numbers. "o'brien" is one word, and "28th" is two. */
const TOKEN = /<\/?(?:UNSURE|UNIN|INAUDIBLE_SPEECH|unk|noise|inaudible)\/?>|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\d+/gu;

/** Filler words. A number can continue after them. */
const FILLERS = new Set("um uh uhm er erm ehm hmm hm mhm mm mmm ah eh yyy eee yeah noise unk kids".split(" "));

/** Splits a text into words. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let before = "";
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [token] = match;
    before += text.slice(end, match.index);
    end = match.index + token.length;
    if (token.startsWith("<")) continue;
    words.push({ text: token, lower: token.toLowerCase(), start: match.index, end, before });
    before = "";
  }
  return words;
}

/** Whether a word is a filler, such as "um". */
export function isFiller(word: Word | undefined): boolean {
  return word !== undefined && FILLERS.has(word.lower);
}

/** Returns the index of the next word from `index` that is not a filler. */
export function skipFillers(words: readonly Word[], index: number): number {
  while (isFiller(words[index])) index++;
  return index;
}
