import type { FieldMetadata } from "@smartalex/contract";
import { UsageError } from "../errors.ts";
import { quoteForMessage } from "./enum-value.ts";
import { didYouMean } from "./did-you-mean.ts";

/** The fields that `--fields id,cost` names, in their order. Throws `UsageError` for a name that is unknown, empty or there twice. */
export function parseFields(value: string, allowed: readonly FieldMetadata[]): readonly FieldMetadata[] {
  const names = value.split(",").map((name) => name.trim());
  return names.map((name, index) => {
    if (name === "")
      throw new UsageError(
        `--fields ${quoteForMessage(value)} has an empty name. Write id,cost: a comma between names.`,
      );
    if (names.indexOf(name) < index)
      throw new UsageError(`--fields has ${quoteForMessage(name)} twice. Leave one out.`);
    const field = allowed.find((one) => one.name === name);
    if (field === undefined) throw new UsageError(`--fields: ${unknownFieldMessage(name, allowed)}`);
    return field;
  });
}

/** What is wrong with the name of a field that is not known, and what was probably meant. */
export function unknownFieldMessage(name: string, allowed: readonly FieldMetadata[]): string {
  const names = allowed.map((field) => field.name);
  const nearest = didYouMean(name, names);
  const hint = nearest === undefined ? "Use one of" : `Did you mean ${nearest}? Known are`;
  return `${quoteForMessage(name)} is no field. ${hint} ${names.join(", ")}.`;
}

/** The fields for people, one a line: name, type and what it tells. It is what a bare `--fields` prints. */
export function formatFields(allowed: readonly FieldMetadata[]): string {
  const rows = allowed.map(({ description, name, nullable, type, values }) => {
    const known = values === undefined ? "" : ` Known: ${values.join(", ")}.`;
    return [name, nullable ? `${type} or null` : type, description + known] as const;
  });
  const nameWidth = Math.max(...rows.map(([name]) => name.length));
  const typeWidth = Math.max(...rows.map(([, type]) => type.length));
  return rows.map(([name, type, text]) => `${name.padEnd(nameWidth)}  ${type.padEnd(typeWidth)}  ${text}\n`).join("");
}
