import { InvalidOptionError } from "../errors.ts";
import { didYouMean } from "./did-you-mean.ts";

/** The names of the options in a type. The compiler checks that the list is complete. */
export type OptionNames<Options> = Readonly<Record<keyof Options, true>>;

/**
 * Throws `InvalidOptionError` for an unknown option. The message suggests the most similar valid name. TypeScript finds most misspelled options,
 * but JavaScript finds none. For example, a client with the option `baseURL` would send the API key to production.
 */
export function validateOptionNames(options: unknown, names: Readonly<Record<string, true>>): void {
  // A signal in place of options is a common mistake. `instanceof AbortSignal` would load a module of Node.js.
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
