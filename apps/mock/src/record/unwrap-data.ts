/** Returns the JSON text of the property `data` of a JSON object, unchanged except for line breaks, or `undefined` if it is missing. */
export function unwrapData(body: string): string | undefined {
  let depth = 0;
  let start: number | undefined;
  let key = "";
  for (let index = 0; index < body.length; index++) {
    const char = body.charAt(index);
    if (char === '"') {
      const end = endOfString(body, index);
      if (depth === 1 && start === undefined) key = body.slice(index, end);
      index = end - 1;
    } else if (char === "{" || char === "[") depth++;
    else if (depth === 1 && char === ":" && key === '"data"' && start === undefined) start = index + 1;
    else if (char === "}" || char === "]" || (char === "," && depth === 1)) {
      // Line breaks occur only between values: in strings they are escaped.
      if (depth === 1 && start !== undefined)
        return body
          .slice(start, index)
          .replaceAll(/[\r\n]+/g, " ")
          .trim();
      if (char !== ",") depth--;
    }
  }
  return undefined;
}

/** Returns the position after the string that starts at `start`. */
function endOfString(body: string, start: number): number {
  for (let index = start + 1; index < body.length; index++) {
    const char = body.charAt(index);
    if (char === "\\") index++;
    else if (char === '"') return index + 1;
  }
  return body.length;
}
