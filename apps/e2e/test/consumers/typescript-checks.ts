import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../../src/run.ts";
import { ENTRY, node24 } from "../runtimes.ts";
import { moduleSystems, type Check } from "./check.ts";
import { firstResult, createJobs, writeTypedProgram, type Program } from "./programs.ts";

const programs: readonly Program[] = ["contract", "sdk", "mock"];

/** The compilers, and the packages that contain them. */
const compilers = {
  "TypeScript 5.4": "typescript54",
  "TypeScript 5.6": "typescript56",
  "TypeScript 5.9": "typescript59",
  "TypeScript 6.0": "typescript60",
  "TypeScript 7.0": "typescript70",
};

/** The values of `moduleResolution`, each with the corresponding `module`. */
const resolutions = { bundler: "preserve", node16: "node16", nodenext: "nodenext" };

/** Compiles the programs with every compiler, and runs the result. The programs contain type errors that the compiler must report. */
export const typescriptChecks: readonly Check[] = Object.entries(compilers).flatMap(([subject, compiler]) =>
  moduleSystems.flatMap((modules) =>
    Object.entries(resolutions).map(([moduleResolution, module]): Check => {
      const compilerOptions = { module, moduleResolution };
      const run = (environment: Parameters<Check["run"]>[0]) =>
        compileAndRun(environment, { compiler, compilerOptions, modules });
      return { group: "compiler", subject, modules, name: moduleResolution, run };
    }),
  ),
);

interface Project {
  compiler: string;
  compilerOptions: { module: string; moduleResolution: string };
  modules: Check["modules"];
}

async function compileAndRun(environment: Parameters<Check["run"]>[0], project: Project): ReturnType<Check["run"]> {
  const { compiler, compilerOptions, modules } = project;
  const title = [compiler, compilerOptions.moduleResolution, modules].join(" ");
  const folder = environment.consumer.makeFolder(join(environment.everything, title));
  const files = programs.map((program) => writeTypedProgram({ folder, modules, program }));
  const strictest = { strict: true, skipLibCheck: false, target: "es2022", types: [], rootDir: "." };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: { ...strictest, ...compilerOptions }, files }),
  );
  const tsc = fileURLToPath(new URL(`../../node_modules/${compiler}/bin/tsc`, import.meta.url));
  await run(process.execPath, [tsc, "--pretty", "false"], { cwd: folder, env: environment.consumer.env() });

  const compiled = files.map((file) => `./${file.replace("ts", "js")}`);
  writeFileSync(join(folder, ENTRY), entryOf(compiled));
  const outcomes = await node24.run(folder, createJobs(environment));
  if (new Set(outcomes.map((facts) => JSON.stringify(facts))).size > 1)
    throw new Error("the programs returned different results");
  return firstResult(outcomes);
}

function entryOf(files: readonly string[]): string {
  return [
    ...files.map((file, index) => `import { runJobs as run${index} } from "${file}";`),
    `const runs = [${files.map((_, index) => `run${index}`).join()}];`,
    "export const runJobs = async (jobs) => (await Promise.all(runs.map((run) => run(jobs)))).flat();",
  ].join("\n");
}
