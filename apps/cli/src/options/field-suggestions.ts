import type { FieldMetadata } from "@smartalex/contract";
import { suggest, type SuggestionSource, type ParsedLine } from "./suggestions.ts";

/** The fields of the records that a command gives, where its flags have a say. */
export type FieldResolver = (
  flags: ParsedLine["flags"],
) => readonly FieldMetadata[] | Promise<readonly FieldMetadata[]>;

/** Lets completion suggest the names of fields for a flag. */
export function suggestFields<Part extends object>(
  part: Part,
  fieldsAt: FieldResolver,
  goesOnWith: NonNullable<SuggestionSource["goesOnWith"]>,
): Part {
  return suggest(part, {
    goesOnWith,
    find: async ({ flags }) => {
      return (await fieldsAt(flags)).map(({ description, name }) => ({ value: name, description }));
    },
  });
}
