import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

/** Where the packages are found that are measured. */
const PACKAGE_ROOT = fileURLToPath(new URL("..", import.meta.url));

/** What a browser loads of a bundle, in bytes, minified and gzipped. */
export interface BundleSize {
  /** With the page: the entry, and what it imports. */
  atOnce: number;
  /** Later, if at all: what is behind `import()`. */
  onDemand: number;
}

/** Bundles a program for browsers, and gives its size. Throws what esbuild says when it cannot be bundled. */
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
    tsconfigRaw: "{}", // the one of the repository leads to sources instead of to what is published
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

/** The entry, and all that it imports by `import` without parentheses, and so on. */
function loadedAtOnce(outputs: Metafile["outputs"]): ReadonlySet<string> {
  const loaded = new Set(Object.keys(outputs).filter((path) => outputs[path]?.entryPoint === "<stdin>"));
  for (const path of loaded) {
    for (const { kind, path: imported } of outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && imported in outputs) loaded.add(imported);
    }
  }
  return loaded;
}
