/** Quotes a text so that a POSIX shell reads it as one word. Returns text that needs no quotes unchanged. */
export function shellQuote(text: string): string {
  // zsh replaces =ls by the path of ls.
  return /^(?!=)[\w.,:/@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
