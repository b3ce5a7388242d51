/** Describes how one part of a value differs from its schema. */
export interface ValidationIssue {
  /** Describes how the value violates the schema. The message never contains the value, because the value may be private. */
  readonly message: string;
  /**
   * The keys that lead to the invalid part of the value, outermost first, for example `["data", 0, "id"]`. The path is empty if the whole value is
   * invalid.
   */
  readonly path: readonly (string | number)[];
  /** The path as a JSON Pointer (RFC 6901), for example `/data/0/id`. The pointer is empty if the whole value is invalid. */
  readonly pointer: string;
}

/**
 * An issue that a schema returns. The path starts at the value that the schema checks, and the schema of an outer object or array adds its key at the
 * start of the path.
 */
export interface RawIssue {
  readonly message: string;
  readonly path: (string | number)[];
}

/** Creates an issue about the whole value that a schema checks, with an empty path. */
export function createIssue(message: string): RawIssue {
  return { message, path: [] };
}

/** Converts an internal issue to a `ValidationIssue`. The path of the issue must be complete: it leads from the whole value to the invalid part. */
export function toValidationIssue({ message, path }: RawIssue): ValidationIssue {
  return { message, path, pointer: path.map((key) => `/${escapePointer(String(key))}`).join("") };
}

function escapePointer(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}
