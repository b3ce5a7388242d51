import { join } from "node:path";
import { node24, runtimes as allRuntimes, type Runtime } from "../runtimes.ts";
import { bundlers, type Bundle } from "./bundlers.ts";
import { moduleSystems, type Check, type Environment } from "./check.ts";
import { bundleForReactNative } from "./metro.ts";
import { firstResult, createJobs, writeProgram, type Program } from "./programs.ts";

const targets: readonly { bundlers: Readonly<Record<string, Bundle>>; runtimes: readonly Runtime[] }[] = [
  { bundlers, runtimes: [node24, ...allRuntimes.filter(({ name }) => name === "Chromium")] },
  { bundlers: { metro: bundleForReactNative }, runtimes: [node24] },
];
const programs: readonly Program[] = ["sdk", "mock"];

/** Runs the client and the mock in bundles of every bundler, including the modules that are loaded on demand. */
export const bundleChecks: readonly Check[] = targets.flatMap(({ bundlers, runtimes }) =>
  Object.entries(bundlers).flatMap(([subject, bundle]) =>
    moduleSystems.flatMap((modules) =>
      programs.flatMap((program) => runtimes.map((runtime) => checkOf({ bundle, modules, program, runtime, subject }))),
    ),
  ),
);

interface Cell extends Pick<Check, "modules" | "subject"> {
  bundle: Bundle;
  program: Program;
  runtime: Runtime;
}

function checkOf({ bundle, modules, program, runtime: { missing, name, run }, subject }: Cell): Check {
  const title = `${subject} ${modules} ${program} ${name}`;
  return {
    group: "bundler",
    subject,
    modules,
    name: `${program} in ${name}`,
    missing,
    run: async (environment) => {
      const folder = await bundleInto(environment, { bundle, modules, program, title });
      return firstResult(await run(folder, createJobs(environment)));
    },
  };
}

async function bundleInto(
  { client, everything, consumer }: Environment,
  { bundle, modules, program, title }: Pick<Check, "modules"> & { bundle: Bundle; program: Program; title: string },
): Promise<string> {
  const folder = consumer.makeFolder(join(program === "mock" ? everything : client, title));
  await writeProgram({ folder, modules, program });
  const outFolder = consumer.makeFolder(join("bundles", title)); // no parent folder has `node_modules`
  await bundle(folder, outFolder);
  return outFolder;
}
