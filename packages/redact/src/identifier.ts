/** Kinds of identifiers that have a form. `number` is any other long number, such as an account; `date` is a date of birth. */
export type IdentifierKind = "phone" | "card" | "number" | "email" | "address" | "code" | "date";

/** An identifier in a text: `text.slice(start, end)`. */
export interface Identifier {
  kind: IdentifierKind;
  start: number;
  end: number;
}
