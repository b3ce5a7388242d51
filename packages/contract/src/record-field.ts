/** What is known of a field of a record. */
export interface FieldMetadata {
  readonly name: string;
  /** What its values are, where they are not null. A timestamp is RFC 3339 in UTC. */
  readonly type: "array" | "integer" | "number" | "string" | "timestamp";
  readonly nullable: boolean;
  readonly description: string;
  /** The documented values of an enumeration. The server may add others. */
  readonly values?: readonly string[];
}
