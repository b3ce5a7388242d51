import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { ENTRY } from "../runtimes.ts";
import type { CallData, ModuleSystem, Environment } from "./check.ts";

/** A program of a consumer, named after the package that it uses. */
export type Program = "contract" | "sdk" | "mock";

/** The folder, the program and its module system. */
export interface ProgramOptions {
  folder: string;
  program: Program;
  modules: ModuleSystem;
}

/** Writes a program in JavaScript and the entry that a runtime starts. */
export async function writeProgram({ folder, modules, program }: ProgramOptions): Promise<void> {
  const isModule = modules === "ESM";
  const { code } = await transform(sourceOf(program), {
    loader: "ts",
    format: isModule ? "esm" : "cjs",
    platform: "node",
  });
  const file = `${program}.${isModule ? "mjs" : "cjs"}`;
  writeFileSync(join(folder, file), code);
  writeFileSync(join(folder, ENTRY), `export { runJobs } from "./${file}";\n`);
}

/** Bundles a program and its packages into the entry, for runtimes that do not resolve `node_modules`. */
export async function bundleProgram(folder: string): Promise<void> {
  await build({
    absWorkingDir: folder,
    entryPoints: [ENTRY],
    outfile: join(folder, ENTRY),
    allowOverwrite: true,
    bundle: true,
    format: "esm",
    logLevel: "silent", // errors are thrown
  });
}

/** Writes a program in TypeScript, with the import syntax of its module system, which compilers do not change. */
export function writeTypedProgram({ folder, modules, program }: ProgramOptions): string {
  const source = sourceOf(program);
  const [file, text] = modules === "ESM" ? [`${program}.mts`, source] : [`${program}.cts`, withRequire(source)];
  writeFileSync(join(folder, file), text);
  return file;
}

/** Returns the jobs of a program. */
export function createJobs({ baseUrl, now }: Environment): readonly unknown[] {
  return [{ baseUrl, now }];
}

/** Returns the result of the only job. */
export function firstResult(outcomes: readonly unknown[]): CallData {
  return outcomes[0] as CallData;
}

function sourceOf(program: Program): string {
  return readFileSync(new URL(`programs/${program}.ts`, import.meta.url), "utf8");
}

function withRequire(source: string): string {
  let count = 0;
  return source
    .replaceAll(/^import (\{.+?\}) from (".+?");$/gm, (_, names: string, specifier: string) => {
      count += 1;
      return `import module${count} = require(${specifier});\nconst ${names} = module${count};`;
    })
    .replace("export async function runJobs", "export = { runJobs };\nasync function runJobs");
}
