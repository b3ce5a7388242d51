/** One way in which a value differs from its schema. */
export interface ValidationIssue {
  /** What is wrong with the value, without repeating it: it may be private. */
  readonly message: string;
  /** The keys that lead to the value, outermost first. */
  readonly path: readonly (string | number)[];
  /** The same as a JSON pointer (RFC 6901), `""` for the whole value. */
  readonly pointer: string;
}

/** A finding on its way up: each level that it passes puts its own key in front. */
export interface Finding {
  readonly message: string;
  readonly path: (string | number)[];
}

/** Makes a finding about the value at hand. */
export function finding(message: string): Finding {
  return { message, path: [] };
}

/** Turns a finding about a whole value into an issue. */
export function toIssue({ message, path }: Finding): ValidationIssue {
  return { message, path, pointer: path.map((key) => `/${escapePointer(String(key))}`).join("") };
}

function escapePointer(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
