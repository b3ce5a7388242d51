/** Quotes a text so that a POSIX shell reads it as one word. A text that needs no quotes stays as it is. */
export function shellWord(text: string): string {
  return /^[\w.,:/@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
