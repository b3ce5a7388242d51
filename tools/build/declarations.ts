import { existsSync } from "node:fs";

/** The entry points of the package in the current working directory. */
export const publishedEntries = ["index", "constants", "signature", "internal"]
  .map((name) => `src/${name}.ts`)
  .filter((file) => existsSync(file));

/** A package that contains only types. They are copied into our declarations. */
export const inlinedTypes = "@standard-schema/spec";

/** Whether a file of `dist` is a type declaration. Declarations are built separately: building only the JavaScript takes half the time. */
export function isDeclaration(name: string): boolean {
  return /\.d\.c?ts$/.test(name);
}
