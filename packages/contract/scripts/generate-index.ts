import ts from "typescript";

/** The exported names of a module. */
interface Exports {
  types: string[];
  values: string[];
}

/** Names that `src/index.ts` exports directly. */
const RESERVED = ["FieldMetadata", "ValidationIssue", "Validator"];

/**
 * Generates an index module that exports every name that the given modules export. `modules` maps the path of each module to the module's text. The
 * paths are relative to the folder of the index.
 * @throws Error if two modules declare the same name.
 */
export function generateIndex(modules: Readonly<Record<string, string>>): string {
  const exports = Object.entries(modules).map(([file, text]) => {
    return { file: file.startsWith("../") ? file : `./${file}`, ...exportsOf(text) };
  });
  const names = [...RESERVED, ...exports.flatMap(({ types, values }) => [...types, ...values])];
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  if (duplicate !== undefined) {
    throw new Error(
      `${duplicate}: this name is generated twice. Rename the schema or the operationId that it comes from`,
    );
  }
  return exports
    .flatMap(({ file, types, values }) => [
      ...(types.length > 0 ? [`export type { ${types.join(", ")} } from "${file}";`] : []),
      ...(values.length > 0 ? [`export { ${values.join(", ")} } from "${file}";`] : []),
    ])
    .join("\n");
}

/** Returns the names that a module declares and exports. */
function exportsOf(text: string): Exports {
  const exports: Exports = { types: [], values: [] };
  for (const statement of ts.createSourceFile("module.ts", text, ts.ScriptTarget.Latest).statements) {
    if (!ts.canHaveModifiers(statement)) continue;
    if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) continue;
    if (ts.isVariableStatement(statement)) {
      for (const { name } of statement.declarationList.declarations) {
        if (ts.isIdentifier(name)) exports.values.push(name.text);
      }
    } else if (ts.isFunctionDeclaration(statement) && statement.name) exports.values.push(statement.name.text);
    else if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
      exports.types.push(statement.name.text);
    }
  }
  return exports;
}
