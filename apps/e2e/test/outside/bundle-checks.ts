import { join } from "node:path";
import { node24, runtimes } from "../runtimes.ts";
import { bundlers, type Bundle } from "./bundlers.ts";
import { moduleSystems, type Check } from "./check.ts";
import { factsOf, jobsOf, writeProgram } from "./programs.ts";

const places = [node24, ...runtimes.filter(({ name }) => name === "Chromium")];

/** The client in every bundle, wherever bundles run. What the client loads on demand has to be found there, too. */
export const bundleChecks: readonly Check[] = Object.entries(bundlers).flatMap(([subject, bundle]) =>
  moduleSystems.flatMap((modules) =>
    places.map(({ missing, name, run }): Check => {
      return {
        group: "bundler",
        subject,
        modules,
        name: `in ${name}`,
        missing,
        run: async (place) => {
          const folder = await bundled(place, { bundle, modules, title: `${subject} ${modules} ${name}` });
          return factsOf(await run(folder, jobsOf(place)));
        },
      };
    }),
  ),
);

async function bundled(
  { client, stranger }: Parameters<Check["run"]>[0],
  { bundle, modules, title }: { bundle: Bundle; modules: Check["modules"]; title: string },
): Promise<string> {
  const folder = stranger.makeFolder(join(client, title));
  await writeProgram({ folder, modules, program: "sdk" });
  const outFolder = stranger.makeFolder(join("bundles", title)); // with no `node_modules` above it
  await bundle(folder, outFolder);
  return outFolder;
}
