/** A paragraph, a list item or a table of a page, and the contents of the comment after it. */
export interface Block {
  /** The number of its first line, from 1. */
  line: number;
  text: string;
  /** The names of the tests that fail if the block is no longer true. */
  tests: string[];
  /** Whether the comment is `[no promise]`. */
  isNoPromise: boolean;
}

/** Reads the prose of a page in Markdown. Headings and code fences are not part of it. */
export function readBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  /** The block that the next line may continue, and the block that a comment may follow. */
  let open: Block | undefined;
  let last: Block | undefined;
  for (const { line, text } of partsOf(markdown)) {
    if (text.startsWith("<!--")) {
      if (last !== undefined) mark(last, text);
      open = undefined;
    } else if (text === "") {
      open = undefined;
    } else if (/^(#|```)/.test(text)) {
      open = last = undefined;
    } else if (open === undefined || /^([-*+]|\d+[.)]) /.test(text)) {
      open = last = { line, text, tests: [], isNoPromise: false };
      blocks.push(open);
    } else {
      open.text += ` ${text}`;
    }
  }
  return blocks;
}

/** The lines of a page without indentation. A comment and a code fence are one line each. */
function partsOf(markdown: string): { line: number; text: string }[] {
  const parts = markdown.matchAll(/^[ \t]*(<!--.*?-->|(```+).*?^[ \t]*\2|[^\n]*)/gms);
  return [...parts].map(({ index, 1: text = "" }) => {
    return { line: markdown.slice(0, index).split("\n").length, text: text.trim() };
  });
}

function mark(block: Block, comment: string): void {
  const body = comment.slice("<!--".length, -"-->".length).replaceAll(/\s+/g, " ").trim();
  // A name may contain brackets, so it ends at the next marker or at the end of the comment.
  for (const [, name = ""] of body.matchAll(/\[test: (.+?)\](?= \[test: |$)/g)) block.tests.push(name);
  if (body === "[no promise]") block.isNoPromise = true;
}
