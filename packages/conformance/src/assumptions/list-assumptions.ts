/** An `x-assumption` of the OpenAPI document. */
export interface DocumentedAssumption {
  /** The JSON pointer (RFC 6901) of what it stands in. */
  pointer: string;
  /** Its text. */
  text: string;
}

/** All that a document assumes, found by walking through it. */
export function listAssumptions(document: object): DocumentedAssumption[] {
  const found: DocumentedAssumption[] = [];
  const walk = (node: unknown, pointer: string) => {
    if (typeof node !== "object" || node === null) return;
    for (const [name, value] of Object.entries(node)) {
      if (name === "x-assumption") found.push({ pointer, text: String(value) });
      else walk(value, `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    }
  };
  walk(document, "");
  return found;
}
