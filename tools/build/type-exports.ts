import { readFileSync, writeFileSync } from "node:fs";
import ts from "typescript";
import { publishedEntries } from "./declarations.ts";

// The bundler of the declarations exports every class as a value, although `export type` exports only its type. A program that uses such a class
// as a value would compile, and then fail at run time. This corrects the built declarations of the package in the current working directory.

for (const entry of publishedEntries) {
  const types = typeExports(entry);
  for (const extension of ["d.ts", "d.cts"]) {
    const file = entry.replace("src/", "dist/").replace(/ts$/, extension);
    writeFileSync(file, withTypeExports(readFileSync(file, "utf8"), types));
  }
}

/** The names that an entry point exports with `export type { … }`. */
function typeExports(file: string): ReadonlySet<string> {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const names = source.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || !statement.isTypeOnly) return [];
    const { exportClause } = statement;
    return exportClause && ts.isNamedExports(exportClause) ? exportClause.elements.map(({ name }) => name.text) : [];
  });
  return new Set(names);
}

/** Moves the names of types from the list of values at the end of a declaration file to a list of types. */
function withTypeExports(declarations: string, types: ReadonlySet<string>): string {
  return declarations.replace(/^export \{ (.+) \};$/gm, (line, list: string) => {
    const names = list.split(", ");
    const moved = names.filter((name) => types.has(name));
    if (moved.length === 0) return line;
    const values = names.filter((name) => !types.has(name));
    return [
      ...(values.length > 0 ? [`export { ${values.join(", ")} };`] : []),
      `export type { ${moved.join(", ")} };`,
    ].join("\n");
  });
}
