import { join } from "node:path";
import { runtimes, type Runtime } from "../runtimes.ts";
import { moduleSystems, type Check } from "./check.ts";
import { bundleProgram, firstResult, createJobs, writeProgram, type Program } from "./programs.ts";

const programs: readonly Program[] = ["contract", "sdk", "mock"];

/** Runs every library in every supported runtime. */
export const runtimeChecks: readonly Check[] = runtimes.flatMap((runtime) =>
  moduleSystems.flatMap((modules) => programs.map((program) => checkOf(runtime, { modules, program }))),
);

function checkOf(runtime: Runtime, { modules, program }: { modules: Check["modules"]; program: Program }): Check {
  const { resolvesNodeModules, missing, name, run } = runtime;
  return {
    group: "runtime",
    subject: name,
    modules,
    name: program,
    unpromised: name === "Node 20" && program === "mock" ? "requires Node.js 22.13" : undefined,
    missing,
    run: async (environment) => {
      const installed = program === "mock" ? environment.everything : environment.client;
      const folder = environment.consumer.makeFolder(join(installed, `${name} ${modules} ${program}`));
      await writeProgram({ folder, modules, program });
      if (!resolvesNodeModules) await bundleProgram(folder);
      return firstResult(await run(folder, createJobs(environment)));
    },
  };
}
