import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

/** The folder from which the measured packages are resolved. */
const PACKAGE_ROOT = fileURLToPath(new URL("..", import.meta.url));

/** The size of a bundle in bytes, minified and compressed with gzip. */
export interface BundleSize {
  /** The entry and its static imports. */
  atOnce: number;
  /** Modules that are loaded with `import()`. */
  onDemand: number;
}

/** Bundles a program for browsers and returns its size. Throws the error of esbuild if bundling fails. */
export async function bundleSize(source: string): Promise<BundleSize> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: source, resolveDir: PACKAGE_ROOT },
    absWorkingDir: PACKAGE_ROOT,
    bundle: true,
    external: ["node:*"],
    format: "esm",
    logLevel: "silent",
    metafile: true,
    minify: true,
    outdir: "bundle",
    platform: "browser",
    splitting: true,
    target: "es2022",
    tsconfigRaw: "{}", // the tsconfig of the repository resolves packages to their sources instead of the published files
    write: false,
  });
  const loaded = loadedAtOnce(metafile.outputs);
  const size: BundleSize = { atOnce: 0, onDemand: 0 };
  for (const { contents, path } of outputFiles) {
    const chunk = relative(PACKAGE_ROOT, path).replaceAll("\\", "/");
    size[loaded.has(chunk) ? "atOnce" : "onDemand"] += gzipSync(contents, { level: 9 }).length;
  }
  return size;
}

/** Returns the entry and all its direct and indirect static imports. */
function loadedAtOnce(outputs: Metafile["outputs"]): ReadonlySet<string> {
  const loaded = new Set(Object.keys(outputs).filter((path) => outputs[path]?.entryPoint === "<stdin>"));
  for (const path of loaded) {
    for (const { kind, path: imported } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && imported in outputs) loaded.add(imported);
    }
  }
  return loaded;
}
