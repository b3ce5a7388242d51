/** An `x-assumption` of the OpenAPI document. */
export interface DocumentedAssumption {
  /** The JSON pointer (RFC 6901) of the object that contains it. */
  pointer: string;
  /** The text of the assumption. */
  text: string;
}

/** Returns all assumptions of a document. */
export function listAssumptions(document: object): DocumentedAssumption[] {
  const list: DocumentedAssumption[] = [];
  const walk = (node: unknown, pointer: string) => {
    if (typeof node !== "object" || node === null) return;
    for (const [name, value] of Object.entries(node)) {
      if (name === "x-assumption") list.push({ pointer, text: String(value) });
      else walk(value, `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    }
  };
  walk(document, "");
  return list;
}
