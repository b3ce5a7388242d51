/** Describes a field of a record, for programs that print, filter or store records. */
export interface FieldMetadata {
  /** Name of the field, as in the API. */
  readonly name: string;
  /**
   * The type of the field's values other than null. `timestamp` means a string in RFC 3339 format, in UTC. `unknown` means that the OpenAPI document
   * allows several types.
   */
  readonly type: "array" | "boolean" | "integer" | "number" | "object" | "string" | "timestamp" | "unknown";
  /** True if the field can be null. */
  readonly nullable: boolean;
  /** The first line of the field's description in the OpenAPI document. */
  readonly description: string;
  /** The documented values, if the field is an enumeration. For an open enumeration, responses may contain other values. */
  readonly values?: readonly string[];
}
