import type { FieldMetadata } from "@smartalex/contract";
import { UsageError } from "../errors.ts";
import { quoteForMessage } from "./enum-value.ts";
import { suggestValue } from "./did-you-mean.ts";

/** Parses `--fields id,cost`. Throws `UsageError` for names that are unknown, empty or repeated. */
export function parseFields(value: string, allowed: readonly FieldMetadata[]): readonly FieldMetadata[] {
  const names = value.split(",").map((name) => name.trim());
  return names.map((name, index) => {
    if (name === "")
      throw new UsageError(
        `Invalid value for --fields: ${quoteForMessage(value)} contains an empty name. Separate names with commas: ` +
          "id,cost.",
      );
    if (names.indexOf(name) < index)
      throw new UsageError(`Invalid value for --fields: ${quoteForMessage(name)} is repeated. Remove one of them.`);
    const field = allowed.find((one) => one.name === name);
    if (field === undefined) throw new UsageError(`--fields: ${unknownFieldMessage(name, allowed)}`);
    return field;
  });
}

/** Formats the message for an unknown field, with the closest name. */
export function unknownFieldMessage(name: string, allowed: readonly FieldMetadata[]): string {
  const names = allowed.map((field) => field.name);
  return `unknown field ${quoteForMessage(name)}. ${suggestValue(name, names, "Available fields")}`;
}

/** Formats the list of fields that `--fields` without a value prints: one line per field, with name, type and description. */
export function formatFields(allowed: readonly FieldMetadata[]): string {
  const rows = allowed.map(({ description, name, nullable, type, values }) => {
    const known = values === undefined ? "" : ` Values: ${values.join(", ")}.`;
    return [name, nullable ? `${type} or null` : type, description + known] as const;
  });
  const nameWidth = Math.max(...rows.map(([name]) => name.length));
  const typeWidth = Math.max(...rows.map(([, type]) => type.length));
  return rows.map(([name, type, text]) => `${name.padEnd(nameWidth)}  ${type.padEnd(typeWidth)}  ${text}\n`).join("");
}
