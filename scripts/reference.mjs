/** Writes `docs/reference` from the docstrings of what is published, and from the document; with `--check` only says whether it is stale, by its exit code. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Application, Converter, ReflectionKind } from "typedoc";
import { readDocument } from "../packages/contract/codegen/document.ts";
import { httpApiPage } from "../packages/contract/codegen/http-api.ts";

const TARGET = "docs/reference";
/** What a program imports, and where that is. */
const entries = {
  "@smartalex/contract": "packages/contract/src/index.ts",
  "@smartalex/contract/constants": "packages/contract/src/constants.ts",
  "@smartalex/sdk": "packages/sdk/src/index.ts",
  "@smartalex/sdk/signature": "packages/sdk/src/signature.ts",
  "@smartalex/mock": "apps/mock/src/index.ts",
};
/** The whole document as types: `http-api.md` says it for people. */
const asTypes = ["components", "operations", "paths"];

const made = mkdtempSync(join(tmpdir(), "smartalex-reference-"));
try {
  await generate(made);
  const document = await readDocument(new URL("../openapi/smartalex.yaml", import.meta.url));
  writeFileSync(join(made, "http-api.md"), httpApiPage(document));
  const wanted = pagesOf(made);
  const found = pagesOf(TARGET);
  const stale = [...new Set([...wanted, ...found])].filter((name) => textOf(made, name) !== textOf(TARGET, name));
  if (!process.argv.includes("--check")) {
    for (const name of stale) {
      if (wanted.includes(name)) cpSync(join(made, name), join(TARGET, name));
      else rmSync(join(TARGET, name));
      console.log(`${wanted.includes(name) ? "wrote" : "removed"} ${TARGET}/${name}`);
    }
  } else if (stale.length > 0) {
    console.error(`${TARGET} is stale (${stale.join(", ")}). Run \`npm run generate\` and commit what it writes.`);
    process.exitCode = 1;
  }
} finally {
  rmSync(made, { recursive: true });
}

/** Writes all pages into a folder. A warning, such as a link that leads nowhere, ends it. */
async function generate(out) {
  // The entries alone: in which order a union is told depends on all files that are read.
  const tsconfig = join(out, "tsconfig.json");
  const files = Object.values(entries).map((file) => resolve(file));
  const compilerOptions = { typeRoots: [resolve("node_modules/@types")] };
  writeFileSync(tsconfig, JSON.stringify({ extends: resolve("tsconfig.json"), include: [], files, compilerOptions }));
  const app = await Application.bootstrapWithPlugins({
    plugin: ["typedoc-plugin-markdown"],
    name: "Reference",
    tsconfig,
    entryPoints: Object.values(entries),
    displayBasePath: ".",
    out,
    readme: "none",
    logLevel: "Warn",
    sort: ["source-order"],
    excludeExternals: true,
    excludeInternal: true,
    excludePrivate: true,
    excludeTags: ["@default", "@example"], // of the document
    validation: { invalidLink: true, notDocumented: true, notExported: false },
    packagesRequiringDocumentation: Object.keys(entries),
    requiredToBeDocumented: ["Class", "Function", "Interface", "Method", "TypeAlias", "Variable"],
    // What changes with every edit, or with the machine.
    disableGit: true,
    disableSources: true,
    // How a page looks.
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
    const names = new Map(Object.entries(entries).map(([name, file]) => [file.replace(/(\/index)?\.ts$/, ""), name]));
    for (const module of project.getReflectionsByKind(ReflectionKind.Module)) {
      module.name = names.get(module.name) ?? module.name;
      for (const child of [...(module.children ?? [])])
        if (asTypes.includes(child.name)) project.removeReflection(child);
    }
  });
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const reflection of Object.values(project.reflections)) {
      if (reflection.inheritedFrom) project.removeReflection(reflection); // it stands where it comes from
      if (reflection.name === "__namedParameters") reflection.name = "options";
    }
  });
  const project = await app.convert();
  if (project) {
    app.validate(project);
    await app.generateOutputs(project);
  }
  if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(1); // the logger has said why
}

function pagesOf(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
}

function textOf(folder, name) {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch {
    return undefined;
  }
}
