import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, transform } from "esbuild";
import { ENTRY } from "../runtimes.ts";
import type { CallData, ModuleSystem, Environment } from "./check.ts";

/** The programs of a stranger, each by the package that it is about. */
export type Program = "contract" | "sdk" | "mock";

/** How much of a program a folder gets. */
export interface ProgramOptions {
  folder: string;
  program: Program;
  modules: ModuleSystem;
}

/** Writes a program in JavaScript, as it stands in its module system, and the entry that a runtime starts with. */
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

/** Puts a program and what it needs of the packages into its entry, for runtimes that look into no `node_modules`. */
export async function bundleProgram(folder: string): Promise<void> {
  await build({
    absWorkingDir: folder,
    entryPoints: [ENTRY],
    outfile: join(folder, ENTRY),
    allowOverwrite: true,
    bundle: true,
    format: "esm",
    logLevel: "silent", // what goes wrong is thrown
  });
}

/** Writes a program in TypeScript, with imports that its module system has itself: compilers change nothing of them. */
export function writeTypedProgram({ folder, modules, program }: ProgramOptions): string {
  const source = sourceOf(program);
  const [file, text] = modules === "ESM" ? [`${program}.mts`, source] : [`${program}.cts`, withRequire(source)];
  writeFileSync(join(folder, file), text);
  return file;
}

/** What the programs are told. */
export function createJobs({ baseUrl, now }: Environment): readonly unknown[] {
  return [{ baseUrl, now }];
}

/** What a program of those here has returned. */
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
