import { InvalidOptionError } from "../errors.ts";
import { didYouMean } from "./did-you-mean.ts";

/** The names of all options in the type `Options`. The compiler reports an error if a name is missing. */
export type OptionNames<Options> = Readonly<Record<keyof Options, true>>;

/**
 * Throws `InvalidOptionError` for an unknown option. The error message suggests the most similar valid name. Without this validation, a JavaScript
 * program with the misspelled option `baseURL` would send its API key to the production URL.
 */
export function validateOptionNames(options: unknown, names: Readonly<Record<string, true>>): void {
  // Passing a signal instead of options is a common mistake. A signal is recognized by `addEventListener`, because `instanceof AbortSignal` would
  // load a module of Node.js.
  if (typeof options !== "object" || options === null || "addEventListener" in options) {
    throw new InvalidOptionError("options", `must be an object, such as { ${Object.keys(names)[0] ?? ""} }`);
  }
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(names, name));
  if (unknown === undefined) return;
  const valid = Object.keys(names);
  const suggestion = didYouMean(unknown, valid);
  const advice = suggestion === undefined ? `Use one of ${valid.join(", ")}` : `Use ${suggestion} instead`;
  throw new InvalidOptionError(unknown, `does not exist. ${advice}`);
}
