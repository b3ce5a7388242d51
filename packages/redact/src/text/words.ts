/** A word or a run of digits in a text. */
export interface Word {
  text: string;
  lower: string;
  start: number;
  end: number;
  /** What stands between it and the word before it, without a recogniser's tags. */
  before: string;
}

/** A recogniser's marks, which are no words; "o'brien" and "28th" are one and two words. */
const TOKEN = /<\/?(?:UNSURE|UNIN|INAUDIBLE_SPEECH|unk|noise|inaudible)\/?>|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\d+/gu;

/** What people say while they think. It parts nothing that belongs together. */
const FILLERS = new Set("um uh uhm er erm ehm hmm hm mhm mm mmm ah eh yyy eee yeah noise unk kids".split(" "));

/** The words of a text, in one pass over it. */
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

/** Whether a word says nothing. */
export function isFiller(word: Word | undefined): boolean {
  return word !== undefined && FILLERS.has(word.lower);
}

/** The place of the next word from `index` on that says something. */
export function skipFillers(words: readonly Word[], index: number): number {
  while (isFiller(words[index])) index++;
  return index;
}
