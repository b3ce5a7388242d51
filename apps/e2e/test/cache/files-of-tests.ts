import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** A repository with its tracked files, as paths from the root. */
interface Tree {
  root: string;
  files: readonly string[];
}

/** Returns the files that the tests of a package import or name in a string, directly or indirectly. */
export function filesOfTests(folder: string, tree: Tree): Set<string> {
  const reached = new Set(tree.files.filter((file) => file.startsWith(`${folder}/test/`) && file.endsWith(".ts")));
  for (const file of reached) {
    const isTest = /^(packages|apps)\/[^/]+\/test\//.test(file);
    for (const path of pathsIn(file, tree.root, isTest)) {
      for (const target of tree.files) {
        const isFolder = path.includes("/") && target.startsWith(`${path}/`);
        if (target === path || (isTest && isFolder)) reached.add(target);
      }
    }
  }
  return reached;
}

/** Returns the imports of a file. For a test, also returns every string that may be a path, relative to its folder or to the root. */
function pathsIn(file: string, root: string, isTest: boolean): string[] {
  if (!file.endsWith(".ts")) return [];
  const text = readFileSync(join(root, file), "utf8");
  const imported = [...text.matchAll(/\b(?:from |import\()"(\.[^"]+)"/g)].map(([, path = ""]) =>
    join(dirname(file), path),
  );
  if (!isTest) return imported;
  const named = [...text.matchAll(/"((?:[\w.@-]+\/)*[\w.@-]+)\/?"/g)].map(([, path = ""]) => path);
  return [...imported, ...named, ...named.map((path) => join(dirname(file), path))];
}
