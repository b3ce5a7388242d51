import { join } from "node:path";
import { runtimes, type Runtime } from "../runtimes.ts";
import { moduleSystems, type Check } from "./check.ts";
import { bundleProgram, factsOf, jobsOf, writeProgram, type Program } from "./programs.ts";

const programs: readonly Program[] = ["contract", "sdk", "mock"];

/** Every library in every runtime that it promises to run in. */
export const runtimeChecks: readonly Check[] = runtimes.flatMap((runtime) =>
  moduleSystems.flatMap((modules) => programs.map((program) => checkOf(runtime, { modules, program }))),
);

function checkOf(runtime: Runtime, { modules, program }: { modules: Check["modules"]; program: Program }): Check {
  const { looksIntoModules, missing, name, run } = runtime;
  return {
    group: "runtime",
    subject: name,
    modules,
    name: program,
    unpromised: name === "Node 20" && program === "mock" ? "requires Node.js 22.13" : undefined,
    missing,
    run: async (place) => {
      const installed = program === "mock" ? place.everything : place.client;
      const folder = place.stranger.makeFolder(join(installed, `${name} ${modules} ${program}`));
      await writeProgram({ folder, modules, program });
      if (!looksIntoModules) await bundleProgram(folder);
      return factsOf(await run(folder, jobsOf(place)));
    },
  };
}
