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

/** Bundles the entry of a folder for browsers into another folder, as ES modules. */
export type Bundle = (folder: string, outFolder: string) => Promise<void>;

/** Common bundlers, with typical settings. */
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
      logLevel: "silent", // errors are thrown
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
      performance: { hints: false }, // webpack warns about bundles over 244 KiB, and the mock is larger
    });
    const stats = await promisify(compiler.run.bind(compiler))();
    await promisify(compiler.close.bind(compiler))();
    if (stats?.hasErrors() !== false || stats.hasWarnings())
      throw new Error(stats?.toString() ?? "webpack returned no statistics");
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
  // The command with its default settings, which do not support `exports`.
  parcel: async (folder, outFolder) => {
    writeFileSync(join(folder, "page.mjs"), `import { runJobs } from "./${ENTRY}";\nglobalThis.runJobs = runJobs;\n`);
    const parcel = [binary("parcel", "lib/bin.js"), "build", "page.mjs", "--no-cache", "--no-autoinstall"];
    const env = { HOME: outFolder, TMPDIR: outFolder }; // no files outside of this folder
    await run(process.execPath, [...parcel, "--dist-dir", outFolder], { cwd: folder, env });
    writeFileSync(join(outFolder, ENTRY), 'import "./page.js";\nexport const { runJobs } = globalThis;\n');
  },
};
