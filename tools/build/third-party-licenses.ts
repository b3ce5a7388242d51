import { mkdir, writeFile } from "node:fs/promises";
import type { Options } from "tsup";
import { licenseTexts } from "./license-texts.ts";

/** Writes the licenses of all third-party code in a bundle to a file next to it. */
export const thirdPartyLicenses: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "third-party-licenses",
  setup(build) {
    build.initialOptions.metafile = true;
    build.onEnd(async ({ metafile }) => {
      const inputs = Object.values(metafile?.outputs ?? {}).flatMap((output) => Object.entries(output.inputs));
      const bundled = inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => path);
      const texts = licenseTexts(bundled);
      if (texts === "") return; // another bundle of the same package may contain third-party code
      await mkdir("dist", { recursive: true }); // esbuild calls `onEnd` before it writes the bundle
      await writeFile("dist/THIRD-PARTY-LICENSES.txt", texts);
    });
  },
};
