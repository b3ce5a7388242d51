import { InvalidOptionError } from "../errors.ts";
import { didYouMean } from "./did-you-mean.ts";

/** The names of some options. The compiler checks that all are there. */
export type OptionNames<Options> = Readonly<Record<keyof Options, true>>;

/**
 * Throws `InvalidOptionError` for an option that does not exist, with the nearest one. TypeScript finds most of them, and JavaScript none:
 * a client with `baseURL` would send the API key to production.
 */
export function validateOptionNames(options: unknown, names: Readonly<Record<string, true>>): void {
  const valid = Object.keys(names);
  if (typeof options !== "object" || options === null || options instanceof AbortSignal) {
    throw new InvalidOptionError("options", `must be an object, such as { ${valid[0] ?? ""} }`);
  }
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(names, name));
  if (unknown === undefined) return;
  const nearest = didYouMean(unknown, valid);
  const use = nearest === undefined ? `Use one of ${valid.join(", ")}` : `Use ${nearest} instead`;
  throw new InvalidOptionError(unknown, `does not exist. ${use}`);
}
