/** The globals that identify a runtime. None of them exists everywhere. */
interface Globals {
  Bun?: { version?: string };
  Deno?: { version?: { deno?: string } };
  process?: { env?: Record<string, string | undefined>; versions?: { node?: string } };
  window?: { document?: unknown };
}

/** Returns an environment variable. `undefined` if it is not set, empty, or cannot be read. */
export function environmentVariable(name: string): string | undefined {
  try {
    const value = (globalThis as Globals).process?.env?.[name];
    return value === "" ? undefined : value;
  } catch {
    return undefined; // Deno throws if the permission is denied
  }
}

/** Returns whether this code runs in a web page, or in a simulation of one such as jsdom. */
export function hasDocument(): boolean {
  return (globalThis as Globals).window?.document !== undefined;
}

/**
 * Returns the name and version of the runtime, for example `node/24.1`, `bun/1.2`, `deno/2.1` or `workerd`. `undefined` in web pages and
 * in unknown runtimes.
 */
export function runtimeName(): string | undefined {
  if (hasDocument()) return undefined;
  try {
    const { Bun, Deno, process } = globalThis as Globals;
    // Only Workers have this class. In Node.js, reading `navigator` would load a module.
    if ("WebSocketPair" in globalThis) return "workerd";
    // Bun and Deno also have `process.versions.node`.
    const versions = { bun: Bun?.version, deno: Deno?.version?.deno, node: process?.versions?.node };
    const [name, version] = Object.entries(versions).find(([, value]) => value !== undefined) ?? [];
    return version === undefined ? undefined : `${name ?? ""}/${version.split(".").slice(0, 2).join(".")}`;
  } catch {
    return undefined; // edge runtimes have a `process` whose properties throw
  }
}
