import { patterns } from "./patterns.ts";

/** A place in a file that matches one of the patterns. */
export interface Match {
  /** The line on which the words start, from 1. */
  line: number;
  words: string;
  sentence: string;
}

/** A quotation that may contain the words, because another package owns the text. */
export interface Quotation {
  file: string;
  text: string;
  reason: string;
}

/** A paragraph of prose or a line of code, on one line. */
interface Passage {
  text: string;
  /** The lines of the file that the passage consists of: where each starts in `text`, and its number. */
  lines: { start: number; number: number }[];
}

const WORDS = new RegExp(`\\b(?:${patterns.join("|")})\\b`, "gi");
const COMMENT = /^(?:\/\*\*?|\*\/|\*|\/\/[/!]?|#|>)(?:\s|$)/;
const PROSE = /\.(?:md|txt|ya?ml)$/;
const LIST_ITEM = /^(?:[-*+]|\d+[.)]|\|) ?/;

/** Returns every match in a file, except those inside of a quotation. */
export function findWords(source: string, file: string, quotations: readonly string[] = []): Match[] {
  return passagesOf(source, PROSE.test(file)).flatMap(({ lines, text }) => {
    const quoted = quotations.flatMap((quotation) => rangesOf(quotation, text));
    return [...text.matchAll(WORDS)].flatMap(({ 0: words, index }) => {
      if (quoted.some(({ end, start }) => start <= index && index + words.length <= end)) return [];
      const line = lines.findLast(({ start }) => start <= index)?.number ?? 1;
      return [{ line, words, sentence: sentenceAt(index, text) }];
    });
  });
}

/** Whether a file contains a quotation, with any line breaks, and the quotation contains words that match. */
export function isNeeded({ file, text }: Quotation, source: string): boolean {
  const allowed = findWords(source, file, [text]);
  return allowed.length < findWords(source, file).length;
}

/** Joins the lines of a comment, of a paragraph, and of a string that is concatenated over several lines. */
function passagesOf(source: string, isProse: boolean): Passage[] {
  const passages: Passage[] = [];
  let open: Passage | undefined;
  let wasComment = false;
  for (const [index, line] of source.split("\n").entries()) {
    const trimmed = line.trim();
    const isComment = COMMENT.test(trimmed);
    const text = isComment ? trimmed.replace(COMMENT, "").trim() : trimmed;
    const isConcatenated = open !== undefined && /["'`] \+$/.test(open.text) && /^["'`]/.test(text);
    const isContinued = isComment === wasComment && (isComment || isProse) && !LIST_ITEM.test(text);
    wasComment = isComment;
    if (text === "") {
      open = undefined;
    } else if (open && isConcatenated) {
      open.text = open.text.slice(0, -'" +'.length);
      append(open, text.slice(1), index + 1);
    } else if (open && isContinued) {
      open.text += " ";
      append(open, text, index + 1);
    } else {
      open = { text: "", lines: [] };
      append(open, text, index + 1);
      passages.push(open);
    }
  }
  return passages;
}

function append(passage: Passage, text: string, number: number): void {
  passage.lines.push({ start: passage.text.length, number });
  passage.text += text;
}

function rangesOf(quotation: string, text: string): { start: number; end: number }[] {
  const ranges = [];
  for (let start = text.indexOf(quotation); start !== -1; start = text.indexOf(quotation, start + 1)) {
    ranges.push({ start, end: start + quotation.length });
  }
  return ranges;
}

function sentenceAt(index: number, text: string): string {
  const start = Math.max(...[...text.slice(0, index).matchAll(/[.!?:] /g)].map((end) => end.index + 2), 0);
  const length = /[.!?](?: |$)/.exec(text.slice(index))?.index;
  return text.slice(start, length === undefined ? undefined : index + length + 1);
}
