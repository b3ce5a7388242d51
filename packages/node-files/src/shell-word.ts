/** Quotes a text so that a POSIX shell reads it as one word. A text that needs no quotes stays as it is. */
export function shellWord(text: string): string {
  // zsh replaces a word such as =ls by the path of ls.
  return /^(?!=)[\w.,:/@%+=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
