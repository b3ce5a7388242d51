/** Describes how one part of a value differs from its schema. */
export interface ValidationIssue {
  /** A description of what is wrong. The message never contains the value, because the value may be private. */
  readonly message: string;
  /** The keys that lead to the invalid part of the value, outermost first. For example, `["data", 0, "id"]`. Empty if the whole value is invalid. */
  readonly path: readonly (string | number)[];
  /** The path as a JSON Pointer (RFC 6901), for example `/data/0/id`. Empty if the whole value is invalid. */
  readonly pointer: string;
}

/** An issue while a value is validated. A nested schema returns its issues to the outer schema, which adds its own key at the start of each path. */
export interface RawIssue {
  readonly message: string;
  readonly path: (string | number)[];
}

/** Creates an issue about the value that a schema checks, with an empty path. */
export function createIssue(message: string): RawIssue {
  return { message, path: [] };
}

/** Converts an issue to its public form. The path of the issue must already lead from the whole value to the invalid part. */
export function toValidationIssue({ message, path }: RawIssue): ValidationIssue {
  return { message, path, pointer: path.map((key) => `/${escapePointer(String(key))}`).join("") };
}

function escapePointer(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
