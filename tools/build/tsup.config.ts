import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { defineConfig, type Options } from "tsup";
import { asCommonJs } from "./as-commonjs.ts";
import { inlinedTypes, isDeclaration, publishedEntries } from "./declarations.ts";
import { licenseTexts } from "./license-texts.ts";
import { publishedMap, type SourceMap } from "./published-map.ts";
import { shortNames } from "./short-names.ts";
import { thirdPartyLicenses } from "./third-party-licenses.ts";

/** The sources are published next to `dist`, so source maps refer to them and do not contain them. */
const withoutSources = (options: Parameters<NonNullable<Options["esbuildOptions"]>>[0]): void => {
  options.sourcesContent = false;
};

const publishedMaps: NonNullable<Options["plugins"]>[number] = {
  name: "published-maps",
  buildEnd({ writtenFiles }) {
    for (const { name } of writtenFiles) {
      const text = readFileSync(name, "utf8");
      if (name.endsWith(".map")) writeFileSync(name, JSON.stringify(publishedMap(JSON.parse(text) as SourceMap)));
      // With `treeshake`, tsup writes the reference to the source map twice.
      else writeFileSync(name, text.replace(/^(\/\/# sourceMappingURL=.*)\n\1$/m, "$1"));
    }
  },
};

const shared: Options = {
  target: "es2022",
  sourcemap: true,
  splitting: false,
  treeshake: true,
  external: [/^node:/],
  removeNodeProtocol: false, // some runtimes and bundlers do not resolve the names without the prefix
  esbuildOptions: withoutSources,
  plugins: [publishedMaps],
  // Each package bundles the small part of these that it uses at run time, and installs them only for their types. So the mock works with any
  // version of the SDK, although the interface of `@smartalex/sdk/internal` is not stable.
  noExternal: [/^@smartalex\/contract/, "@smartalex/sdk/internal"],
};

/** Modules that few programs need, or that no program needs at its start. They are loaded with `import()`. */
const onDemand = [
  "src/api/generic-requests.ts",
  "src/api/errors/invalid.ts",
  "src/api/validate-body.ts",
  "src/pagination/iterate.ts",
  "src/resources/calls/changes/read-changes.ts",
  "src/resources/calls/lookups.ts",
  "src/runtime/redact-secrets.ts",
  "src/transport/api-key-function.ts",
  "src/transport/failures.ts",
  "src/transport/instrumentation/event-reporter.ts",
  "src/transport/rate-limiter/limits.ts",
  "src/transport/rate-limiter/request-queue.ts",
  "node_modules/@smartalex/conformance/src/run-checks.ts",
].filter((file) => existsSync(file));

/** Maps base names to entries, because `dist` has no folders. */
const entriesOf = (files: readonly string[]) => Object.fromEntries(files.map((file) => [basename(file, ".ts"), file]));

/** Leaves `import()` of a module in place, so that the module stays a separate file. */
const onDemandFiles: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "on-demand-files",
  setup(build) {
    const extension = build.initialOptions.outExtension?.[".js"] ?? ".js";
    build.onResolve({ filter: /^\./ }, ({ kind, path }) => {
      return kind === "dynamic-import" ? { path: `./${basename(path, ".ts")}${extension}`, external: true } : undefined;
    });
  },
};

/**
 * Writes `import()` as `require` in CommonJS: where Jest runs CommonJS, `import()` throws. It has to be in a function, because Parcel takes
 * `Promise.resolve().then(() => require(…))` for an `import()` and replaces it by `undefined`.
 */
const requireOnDemand: NonNullable<Options["plugins"]>[number] = {
  name: "require-on-demand",
  renderChunk(code) {
    if (this.format !== "cjs") return;
    return { code: code.replaceAll(/\bimport\((".+?")\)/g, "(async () => require($1))()") };
  },
};

/**
 * A library. Each entry and each module that is loaded on demand is one file. With esbuild's code splitting, a program would load several
 * files at its start, and they would compress worse.
 */
const library: Options = {
  ...shared,
  entry: entriesOf([...publishedEntries, ...onDemand]),
  format: ["esm", "cjs"],
  platform: "neutral",
  plugins: [publishedMaps, requireOnDemand, shortNames],
  esbuildPlugins: [onDemandFiles],
  esbuildOptions(options) {
    withoutSources(options);
    options.minifySyntax = true;
  },
  async onSuccess() {
    const folder = `node_modules/${inlinedTypes}`;
    if (existsSync(folder)) await writeFile("dist/THIRD-PARTY-LICENSES.txt", licenseTexts([folder]));
  },
};

/** Replaces two modules that commander imports. `node:child_process` is slow to load and not used here; `process` is a global. */
const commanderModules: Record<string, string> = { "node:child_process": "{}", "node:process": "process" };

const fastCommander: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "fast-commander",
  setup(build) {
    const namespace = "commander-modules";
    build.onResolve({ filter: /^node:/ }, ({ importer, path }) => {
      return importer.includes("/commander/") && path in commanderModules ? { path, namespace } : undefined;
    });
    build.onLoad({ filter: /./, namespace }, ({ path }) => ({ contents: `export default ${commanderModules[path]};` }));
  },
};

/** The entry file of a command loads the rest of the command from a file next to it. */
const inTwoFiles: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "in-two-files",
  setup(build) {
    build.onResolve({ filter: /^\.\/cli\.ts$/ }, () => ({ path: "./cli.cjs", external: true }));
  },
};

/** The source file of `dist/main.cjs`, if the package is a command. */
const programStart = ["src/main.ts", "src/cli.ts"].find((file) => existsSync(file));

/** Whether the command is a program of several files. */
const hasProgram = existsSync("src/program.ts");

/** A command as CommonJS, which starts faster than ES modules. */
const command: Options = {
  ...shared,
  external: ["@napi-rs/keyring"], // a native module: each platform needs its own package, and some platforms have none
  treeshake: false, // Rollup would load all packages at the start, and esbuild already removes unused code
  entry: { main: programStart ?? "" },
  sourcemap: false, // Node ignores source maps by default, and the code is not minified
  format: ["cjs"],
  platform: "node",
  banner: { js: "#!/usr/bin/env node" },
  esbuildPlugins: [fastCommander, ...(hasProgram ? [inTwoFiles] : []), thirdPartyLicenses],
  esbuildOptions(options) {
    withoutSources(options);
    // Modules that are loaded on demand are loaded with `require`, too: Node's loader for ES modules takes time to start.
    options.supported = { ...options.supported, "dynamic-import": false };
  },
};

/** The program of a command: one file for its start, and one file for each module that it loads on demand. */
const program: Options = {
  ...command,
  entry: ["src/cli.ts"],
  format: ["esm"],
  outExtension: () => ({ js: ".cjs" }),
  splitting: true,
  banner: {},
  plugins: [asCommonJs, publishedMaps],
  esbuildPlugins: [fastCommander, thirdPartyLicenses],
  esbuildOptions(options) {
    withoutSources(options);
    // Injected into every file, so that esbuild keeps the program and everything it imports in one file.
    options.inject = ["src/program.ts"];
  },
};

/** Builds the JavaScript of the package in the current working directory. `tsup.types.config.ts` builds the declarations. */
export default defineConfig(() => {
  // Some file names contain a hash of the content, so files of the last build would remain. Declarations are not built here.
  for (const name of existsSync("dist") ? readdirSync("dist").filter((file) => !isDeclaration(file)) : []) {
    rmSync(join("dist", name), { recursive: true });
  }
  return [
    ...(existsSync("src/index.ts") ? [library] : []),
    ...(programStart === undefined ? [] : [command]),
    ...(hasProgram ? [program] : []),
  ];
});
