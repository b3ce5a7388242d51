import { mkdir, writeFile } from "node:fs/promises";
import type { Options } from "tsup";
import { licenceTexts } from "./licence-texts.ts";

/** Writes the licences of all code of others that is in the bundle beside it. */
export const thirdPartyLicences: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "third-party-licences",
  setup(build) {
    build.initialOptions.metafile = true;
    build.onEnd(async ({ metafile }) => {
      const inputs = Object.values(metafile?.outputs ?? {}).flatMap((output) => Object.entries(output.inputs));
      const bundled = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
      const texts = licenceTexts(bundled);
      if (texts === "") return; // another part of the same package may have some
      await mkdir("dist", { recursive: true }); // esbuild calls before it has written anything
      await writeFile("dist/THIRD-PARTY-LICENSES.txt", texts);
    });
  },
};
