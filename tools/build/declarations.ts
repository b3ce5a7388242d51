import { existsSync } from "node:fs";

/** The files of a package, in whose folder this runs, that others import. */
export const publishedEntries = ["index", "constants", "signature", "internal"]
  .map((name) => `src/${name}.ts`)
  .filter((file) => existsSync(file));

/** A package of types only: they become part of ours. */
export const inlinedTypes = "@standard-schema/spec";

/** Whether a file of `dist` is a type declaration. They are built apart from the JavaScript, which needs half the time alone. */
export function isDeclaration(name: string): boolean {
  return /\.d\.c?ts$/.test(name);
}
