/** Describes how one part of a value differs from its schema. */
export interface ValidationIssue {
  /** Says what is wrong. Never contains the value, which may be private. */
  readonly message: string;
  /** The keys that lead to the invalid part, outermost first. Empty for the whole value. */
  readonly path: readonly (string | number)[];
  /** The same path as a JSON Pointer (RFC 6901). `""` for the whole value. */
  readonly pointer: string;
}

/** An issue that a nested schema returns to the outer schema. Each object and array prepends its key to the path. */
export interface RawIssue {
  readonly message: string;
  readonly path: (string | number)[];
}

/** Creates an issue about the value that a schema is checking. */
export function createIssue(message: string): RawIssue {
  return { message, path: [] };
}

/** Converts an issue to its public form. The path must be complete: it leads from the whole value to the invalid part. */
export function toValidationIssue({ message, path }: RawIssue): ValidationIssue {
  return { message, path, pointer: path.map((key) => `/${escapePointer(String(key))}`).join("") };
}

function escapePointer(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
