import type { FieldMetadata } from "@smartalex/contract";
import { suggest, type SuggestionSource, type ParsedLine } from "./suggestions.ts";

/** Returns the fields of a command's output, which may depend on its flags. */
export type FieldResolver = (
  flags: ParsedLine["flags"],
) => readonly FieldMetadata[] | Promise<readonly FieldMetadata[]>;

/** Lets completion suggest field names for a flag. */
export function suggestFields<Part extends object>(
  part: Part,
  fieldsAt: FieldResolver,
  continuesWith: NonNullable<SuggestionSource["continuesWith"]>,
): Part {
  return suggest(part, {
    continuesWith,
    find: async ({ flags }) => {
      return (await fieldsAt(flags)).map(({ description, name }) => ({ value: name, description }));
    },
  });
}
