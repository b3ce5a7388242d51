import { writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import commonjs from "@rollup/plugin-commonjs";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import * as esbuild from "esbuild";
import { rollup } from "rollup";
import * as vite from "vite";
import webpack from "webpack";
import { run } from "../../src/run.ts";
import { binary, ENTRY } from "../runtimes.ts";

/** Bundles the entry of a folder for browsers, as ESM in several files, into another folder. */
export type Bundle = (folder: string, outFolder: string) => Promise<void>;

/** Every bundler that users may have, with the settings that they would write. */
export const bundlers: Readonly<Record<string, Bundle>> = {
  esbuild: async (folder, outFolder) => {
    await esbuild.build({
      absWorkingDir: folder,
      entryPoints: [ENTRY],
      outdir: outFolder,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      splitting: true,
      format: "esm",
      minify: true,
      logLevel: "silent", // what goes wrong is thrown
    });
  },
  rollup: async (folder, outFolder) => {
    const onLog = (_: unknown, { message }: { message: string }) => {
      throw new Error(message);
    };
    const bundle = await rollup({ input: join(folder, ENTRY), plugins: [nodeResolve(), commonjs()], onLog });
    await bundle.write({ dir: outFolder, format: "es", entryFileNames: ENTRY, chunkFileNames: "[name].mjs" });
    await bundle.close();
  },
  webpack: async (folder, outFolder) => {
    const compiler = webpack({
      mode: "production",
      context: folder,
      entry: `./${ENTRY}`,
      target: ["web", "es2022"],
      output: {
        path: outFolder,
        filename: ENTRY,
        chunkFilename: "[id].mjs",
        library: { type: "module" },
        module: true,
      },
      experiments: { outputModule: true },
      performance: { hints: false }, // it warns about pages over 244 KiB, and a test with the mock is no page
    });
    const stats = await promisify(compiler.run.bind(compiler))();
    await promisify(compiler.close.bind(compiler))();
    if (stats?.hasErrors() !== false || stats.hasWarnings())
      throw new Error(stats?.toString() ?? "webpack says nothing");
  },
  vite: async (folder, outFolder) => {
    await vite.build({
      configFile: false,
      root: folder,
      logLevel: "error",
      build: {
        outDir: outFolder,
        lib: { entry: ENTRY, formats: ["es"], fileName: () => basename(ENTRY) },
        rolldownOptions: { output: { chunkFileNames: "[name].mjs" } },
      },
    });
  },
  // Its command, without any setting: so it knows nothing of `exports`.
  parcel: async (folder, outFolder) => {
    writeFileSync(join(folder, "page.mjs"), `import { runJobs } from "./${ENTRY}";\nglobalThis.runJobs = runJobs;\n`);
    const parcel = [binary("parcel", "lib/bin.js"), "build", "page.mjs", "--no-cache", "--no-autoinstall"];
    const env = { HOME: outFolder, TMPDIR: outFolder }; // nothing is left behind
    await run(process.execPath, [...parcel, "--dist-dir", outFolder], { cwd: folder, env });
    writeFileSync(join(outFolder, ENTRY), 'import "./page.js";\nexport const { runJobs } = globalThis;\n');
  },
};
