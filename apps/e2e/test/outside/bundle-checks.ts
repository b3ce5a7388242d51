import { join } from "node:path";
import { node24, runtimes, type Runtime } from "../runtimes.ts";
import { bundlers, type Bundle } from "./bundlers.ts";
import { moduleSystems, type Check, type Place } from "./check.ts";
import { bundleForReactNative } from "./metro.ts";
import { factsOf, jobsOf, writeProgram, type Program } from "./programs.ts";

const targets: readonly { bundlers: Readonly<Record<string, Bundle>>; places: readonly Runtime[] }[] = [
  { bundlers, places: [node24, ...runtimes.filter(({ name }) => name === "Chromium")] },
  { bundlers: { metro: bundleForReactNative }, places: [node24] },
];
const programs: readonly Program[] = ["sdk", "mock"];

/** Client and mock in every bundle, wherever bundles run. What is loaded on demand has to be found there, too. */
export const bundleChecks: readonly Check[] = targets.flatMap(({ bundlers, places }) =>
  Object.entries(bundlers).flatMap(([subject, bundle]) =>
    moduleSystems.flatMap((modules) =>
      programs.flatMap((program) => places.map((place) => checkOf({ bundle, modules, place, program, subject }))),
    ),
  ),
);

interface Cell extends Pick<Check, "modules" | "subject"> {
  bundle: Bundle;
  place: Runtime;
  program: Program;
}

function checkOf({ bundle, modules, place: { missing, name, run }, program, subject }: Cell): Check {
  const title = `${subject} ${modules} ${program} ${name}`;
  return {
    group: "bundler",
    subject,
    modules,
    name: `${program} in ${name}`,
    missing,
    run: async (place) => {
      const folder = await bundled(place, { bundle, modules, program, title });
      return factsOf(await run(folder, jobsOf(place)));
    },
  };
}

async function bundled(
  { client, everything, stranger }: Place,
  { bundle, modules, program, title }: Pick<Check, "modules"> & { bundle: Bundle; program: Program; title: string },
): Promise<string> {
  const folder = stranger.makeFolder(join(program === "mock" ? everything : client, title));
  await writeProgram({ folder, modules, program });
  const outFolder = stranger.makeFolder(join("bundles", title)); // with no `node_modules` above it
  await bundle(folder, outFolder);
  return outFolder;
}
