/**
 * Writes `docs/reference` from the docstrings of the published packages and from the OpenAPI document. With `--check`, writes nothing and exits
 * with code 1 if a page is stale.
 */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Application, Converter, ReflectionKind } from "typedoc";
import { readDocument } from "../packages/contract/scripts/document/document.ts";
import { renderApiReference } from "../packages/contract/scripts/render-api-reference.ts";

const TARGET = "docs/reference";
/** The modules that programs import, and their source files. */
const entryPoints = {
  "@smartalex/contract": "packages/contract/src/index.ts",
  "@smartalex/contract/constants": "packages/contract/src/constants.ts",
  "@smartalex/sdk": "packages/sdk/src/index.ts",
  "@smartalex/sdk/signature": "packages/sdk/src/signature.ts",
  "@smartalex/mock": "apps/mock/src/index.ts",
};
/** The types of the whole document. They are left out, because `http-api.md` describes it. */
const documentTypes = ["components", "operations", "paths"];

const output = mkdtempSync(join(tmpdir(), "smartalex-reference-"));
try {
  await writeModulePages(output);
  const document = await readDocument(new URL("../openapi/smartalex.yaml", import.meta.url));
  writeFileSync(join(output, "http-api.md"), renderApiReference(document));
  const expected = listPages(output);
  const existing = listPages(TARGET);
  const stale = [...new Set([...expected, ...existing])].filter(
    (name) => readPage(output, name) !== readPage(TARGET, name),
  );
  if (!process.argv.includes("--check")) {
    for (const name of stale) {
      if (expected.includes(name)) cpSync(join(output, name), join(TARGET, name));
      else rmSync(join(TARGET, name));
      console.log(`${expected.includes(name) ? "wrote" : "removed"} ${TARGET}/${name}`);
    }
  } else if (stale.length > 0) {
    console.error(`${TARGET} is stale (${stale.join(", ")}). Run \`npm run generate\` and commit the changes.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(output, { recursive: true });
}

/** Writes the pages of all modules to a folder. Exits with code 1 on a warning, such as a broken link. */
async function writeModulePages(out) {
  // Only the entry points: the order of the members of a union depends on which files are read.
  const tsconfig = join(out, "tsconfig.json");
  const files = Object.values(entryPoints).map((file) => resolve(file));
  const compilerOptions = { typeRoots: [resolve("node_modules/@types")] };
  writeFileSync(tsconfig, JSON.stringify({ extends: resolve("tsconfig.json"), include: [], files, compilerOptions }));
  const app = await Application.bootstrapWithPlugins({
    plugin: ["typedoc-plugin-markdown"],
    name: "Reference",
    tsconfig,
    entryPoints: Object.values(entryPoints),
    displayBasePath: ".",
    out,
    readme: "none",
    logLevel: "Warn",
    sort: ["source-order"],
    excludeExternals: true,
    excludeInternal: true,
    excludePrivate: true,
    validation: { invalidLink: true, notDocumented: true, notExported: false },
    packagesRequiringDocumentation: Object.keys(entryPoints),
    requiredToBeDocumented: ["Class", "Function", "Interface", "Method", "TypeAlias", "Variable"],
    // These would change with every edit, or from machine to machine.
    disableGit: true,
    disableSources: true,
    // Layout of the pages.
    router: "module",
    excludeScopesInPaths: true,
    hideBreadcrumbs: true,
    hidePageHeader: true,
    useCodeBlocks: true,
    expandObjects: true,
    classPropertiesFormat: "table",
    interfacePropertiesFormat: "table",
    parametersFormat: "table",
    typeAliasPropertiesFormat: "table",
    typeDeclarationFormat: "table",
    tableColumnSettings: { hideDefaults: true, hideInherited: true, hideModifiers: true, hideOverrides: true },
  });
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    const names = new Map(
      Object.entries(entryPoints).map(([name, file]) => [file.replace(/(\/index)?\.ts$/, ""), name]),
    );
    for (const module of project.getReflectionsByKind(ReflectionKind.Module)) {
      module.name = names.get(module.name) ?? module.name;
      for (const child of [...(module.children ?? [])])
        if (documentTypes.includes(child.name)) project.removeReflection(child);
    }
  });
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const reflection of Object.values(project.reflections)) {
      if (reflection.inheritedFrom) project.removeReflection(reflection); // documented in the type that declares it
      if (isFromDocument(reflection)) reflection.comment?.removeTags("@example"); // `http-api.md` has the examples
      if (reflection.name === "__namedParameters") reflection.name = "options";
    }
  });
  const project = await app.convert();
  if (project) {
    app.validate(project);
    await app.generateOutputs(project);
  }
  if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(1); // the logger has printed the warnings
}

/** Returns whether a reflection is a type that is generated from the document, or a part of one. */
function isFromDocument(reflection) {
  for (let current = reflection; current.parent; current = current.parent) {
    if (current.kind === ReflectionKind.TypeAlias) return current.parent.name === "@smartalex/contract";
  }
  return false;
}

function listPages(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
}

function readPage(folder, name) {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch {
    return undefined;
  }
}
