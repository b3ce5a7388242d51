import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { run } from "../../src/run.ts";
import { binary, ENTRY } from "../runtimes.ts";

const BUNDLE = "bundle.js";

const metroConfig = createRequire(import.meta.url).resolve("@react-native/metro-config");
/** The folders of the packages that Metro adds to each bundle. An app has them in its `node_modules`. */
const preludes = ["metro-runtime", "@react-native/js-polyfills"].map((name) =>
  dirname(createRequire(metroConfig).resolve(`${name}/package.json`)),
);

/** The `metro.config.js` of an app, without `react-native` itself. */
const config = `
  const { getDefaultConfig, mergeConfig } = require(${JSON.stringify(metroConfig)});
  module.exports = mergeConfig(getDefaultConfig(__dirname), {
    // The packages are installed in the folder above.
    watchFolders: [__dirname, require("node:path").dirname(__dirname), ...${JSON.stringify(preludes)}],
    cacheStores: [],
    resolver: { useWatchman: false },
    serializer: { getModulesRunBeforeMainModule: () => [] },
    transformer: { enableBabelRuntime: false },
  });`;

/** Runs the bundle with the globals of React Native 0.88 only. Its `URL` has no static methods, and its responses have no stream. */
const entry = `
  import { readFileSync } from "node:fs";
  import { createContext, runInContext } from "node:vm";
  class ReactNativeUrl extends URL {
    static canParse = undefined;
    static parse = undefined;
  }
  const withoutStream = async (...args) => Object.defineProperty(await fetch(...args), "body", { value: undefined });
  const context = createContext({
    ...{ AbortController, AbortSignal, Headers, Request, Response, URLSearchParams, TextDecoder, TextEncoder },
    ...{ clearTimeout, console, queueMicrotask, setTimeout, URL: ReactNativeUrl, fetch: withoutStream },
  });
  runInContext(readFileSync(new URL("${BUNDLE}", import.meta.url), "utf8"), context);
  export const { runJobs } = context;`;

/** The folders of the Hermes compiler, by platform. */
const hermesFolders: Readonly<Record<string, string>> = { darwin: "osx-bin", linux: "linux64-bin", win32: "win64-bin" };

/**
 * Bundles the entry of a folder for React Native, with Metro and the Babel preset of React Native. The Hermes compiler must accept the bundle. The
 * new entry runs the bundle in Node.
 */
export async function bundleForReactNative(folder: string, outFolder: string): Promise<void> {
  writeFileSync(join(folder, "main.js"), `import { runJobs } from "./${ENTRY}";\nglobalThis.runJobs = runJobs;\n`);
  writeFileSync(join(folder, "metro.config.cjs"), config);
  writeFileSync(join(outFolder, ENTRY), entry);
  const env = { HOME: outFolder, TMPDIR: outFolder }; // no files outside of this folder
  const bundle = join(outFolder, BUNDLE);
  const options = ["--config", "metro.config.cjs", "--out", bundle, "--platform", "ios", "--max-workers", "1"];
  await run(process.execPath, [binary("metro", "src/cli.js"), "build", "main.js", ...options], { cwd: folder, env });
  const hermesc = binary("hermes-compiler", `hermesc/${hermesFolders[process.platform] ?? ""}/hermesc`);
  await run(hermesc, ["-w", "-emit-binary", "-out", `${bundle}.hbc`, bundle], { cwd: outFolder, env });
}
