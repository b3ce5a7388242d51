import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import type { Tests } from "./find-problems.ts";

/** Returns the names of all tests in a repository, each with the files that contain a test of this name. */
export function collectTests(root: string): Tests {
  const tests = new Map<string, string[]>();
  for (const file of globSync("{packages,apps}/*/test/**/*.test.ts", { cwd: root }).sort()) {
    for (const name of new Set(testNames(readFileSync(join(root, file), "utf8")))) {
      tests.set(name, [...(tests.get(name) ?? []), file]);
    }
  }
  return tests;
}

/** Returns the names of the tests in a file, as they are written. Skipped tests are omitted. */
export function testNames(source: string): string[] {
  const file = ts.createSourceFile("name.test.ts", source, ts.ScriptTarget.Latest);
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [subject = "", ...modifiers] = chainOf(node.expression);
      if (modifiers.includes("skip") || modifiers.includes("todo")) return;
      const name = nameIn(node.arguments[0], file);
      if ((subject === "test" || subject === "it") && name !== undefined) names.push(name);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

/** Returns the names in a call, for example `test`, `skipIf`, `each` for `test.skipIf(…).each(…)("name")`. The first is empty if it is not an identifier. */
function chainOf(callee: ts.Expression): string[] {
  if (ts.isIdentifier(callee)) return [callee.text];
  if (ts.isPropertyAccessExpression(callee)) return [...chainOf(callee.expression), callee.name.text];
  if (ts.isCallExpression(callee)) return chainOf(callee.expression);
  if (ts.isTaggedTemplateExpression(callee)) return chainOf(callee.tag);
  return [""];
}

/** Returns the text of a name. A value at the end of a template is the reason why the test is skipped on some machines, and is omitted. */
function nameIn(argument: ts.Expression | undefined, file: ts.SourceFile): string | undefined {
  if (argument === undefined) return undefined;
  if (ts.isStringLiteralLike(argument)) return argument.text;
  if (!ts.isTemplateExpression(argument)) return undefined;
  return argument
    .getText(file)
    .slice(1, -1)
    .replace(/\$\{[^}]*\}$/, "");
}
