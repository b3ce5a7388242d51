import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { defineConfig, type Options } from "tsup";
import { asCommonJs } from "./as-commonjs.ts";
import { inlinedTypes, isDeclaration, publishedEntries } from "./declarations.ts";
import { licenceTexts } from "./licence-texts.ts";
import { publishedMap, type SourceMap } from "./published-map.ts";
import { thirdPartyLicences } from "./third-party-licences.ts";

/** The sources are published beside dist: source maps lead there. */
const withoutSources = (options: Parameters<NonNullable<Options["esbuildOptions"]>>[0]): void => {
  options.sourcesContent = false;
};

const publishedMaps: NonNullable<Options["plugins"]>[number] = {
  name: "published-maps",
  buildEnd({ writtenFiles }) {
    for (const { name } of writtenFiles.filter((file) => file.name.endsWith(".map"))) {
      writeFileSync(name, JSON.stringify(publishedMap(JSON.parse(readFileSync(name, "utf8")) as SourceMap)));
    }
  },
};

const shared: Options = {
  target: "es2022",
  sourcemap: true,
  splitting: false,
  treeshake: true,
  external: [/^node:/],
  removeNodeProtocol: false, // not every runtime and bundler finds the bare names
  esbuildOptions: withoutSources,
  plugins: [publishedMaps],
  // What is used of these at run time is small: each package carries its share, and installs the others for their types. So a mock works with
  // any version of the SDK, whose internal part has no stable interface.
  noExternal: [/^@smartalex\/contract/, "@smartalex/sdk/internal"],
};

/** Parts of a library that few programs need, or none at its start. They are loaded with `import()`. */
const onDemand = [
  "src/api/validate-body.ts",
  "src/pagination/paginate.ts",
  "src/resources/calls/call-filter.ts",
  "src/resources/calls/changes/changes.ts",
  "src/resources/calls/get-many.ts",
  "src/verify/findings-of.ts",
].filter((file) => existsSync(file));

/** Entries by their base names: `dist` has no folders. */
const entriesOf = (files: readonly string[]) => Object.fromEntries(files.map((file) => [basename(file, ".ts"), file]));

/**
 * A library as ES modules: each entry and each part that is loaded on demand is one file. With esbuild's own code splitting, the start of a
 * program would load several files, and compress worse.
 */
const modules: Options = {
  ...shared,
  entry: entriesOf([...publishedEntries, ...onDemand]),
  format: ["esm"],
  platform: "neutral",
  async onSuccess() {
    const folder = `node_modules/${inlinedTypes}`;
    if (existsSync(folder)) await writeFile("dist/THIRD-PARTY-LICENSES.txt", licenceTexts([folder]));
  },
  esbuildPlugins: [
    {
      name: "on-demand",
      setup(build) {
        build.onResolve({ filter: /^\./ }, ({ kind, path }) => {
          return kind === "dynamic-import" ? { path: `./${basename(path, ".ts")}.js`, external: true } : undefined;
        });
      },
    },
  ],
};

/** The same as CommonJS, each entry in one file: where Jest runs CommonJS, `import()` throws. */
const commonJs: Options = { ...shared, entry: entriesOf(publishedEntries), format: ["cjs"], platform: "neutral" };

/** commander starts no programs here, and Node's module for that is slow to load; the process is there without one. */
const forCommander: Record<string, string> = { "node:child_process": "{}", "node:process": "process" };

const quickCommander: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "quick-commander",
  setup(build) {
    const namespace = "for-commander";
    build.onResolve({ filter: /^node:/ }, ({ importer, path }) => {
      return importer.includes("/commander/") && path in forCommander ? { path, namespace } : undefined;
    });
    build.onLoad({ filter: /./, namespace }, ({ path }) => ({ contents: `export default ${forCommander[path]};` }));
  },
};

/** What a command begins with loads the rest of it from beside it. */
const inTwoFiles: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "in-two-files",
  setup(build) {
    build.onResolve({ filter: /^\.\/smartalex\.ts$/ }, () => ({ path: "./smartalex.cjs", external: true }));
  },
};

/** A command. As CommonJS it starts sooner. */
const command: Options = {
  ...shared,
  external: ["@napi-rs/keyring"], // and the platform's own: the keyring is another program for each system, and not everywhere
  treeshake: false, // Rollup would load all packages at the start; esbuild leaves out what is unused, too
  entry: ["src/main.ts"],
  sourcemap: false, // Node.js reads none unless it is told to, and nothing here is minified
  format: ["cjs"],
  platform: "node",
  banner: { js: "#!/usr/bin/env node" },
  esbuildPlugins: [quickCommander, inTwoFiles, thirdPartyLicences],
  esbuildOptions(options) {
    withoutSources(options);
    // What is loaded on demand is required, too: Node's loader of modules takes time to start.
    options.supported = { ...options.supported, "dynamic-import": false };
  },
};

/** What a command begins with, in one file, and what it loads on demand, in files of their own. */
const program: Options = {
  ...command,
  entry: ["src/smartalex.ts"],
  format: ["esm"],
  outExtension: () => ({ js: ".cjs" }),
  splitting: true,
  banner: {},
  plugins: [asCommonJs, publishedMaps],
  esbuildPlugins: [quickCommander, thirdPartyLicences],
  esbuildOptions(options) {
    withoutSources(options);
    // As if every file began with it: so all that it needs itself is never divided, and is loaded at once.
    options.inject = ["src/program.ts"];
  },
};

/** The JavaScript of a package, in whose folder this runs. `tsup.types.config.ts` builds the declarations. */
export default defineConfig(() => {
  // Parts are named after their content, so those of the last build would stay. Declarations are not built here.
  for (const name of existsSync("dist") ? readdirSync("dist").filter((file) => !isDeclaration(file)) : []) {
    rmSync(join("dist", name), { recursive: true });
  }
  return [
    ...(existsSync("src/index.ts") ? [modules, commonJs] : []),
    ...(existsSync("src/main.ts") ? [command] : []),
    ...(existsSync("src/smartalex.ts") ? [program] : []),
  ];
});
