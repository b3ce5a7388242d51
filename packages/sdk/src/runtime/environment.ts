/** The globals that identify a runtime. Each global exists only in some runtimes. */
interface Globals {
  Bun?: { version?: string };
  Deno?: { version?: { deno?: string } };
  process?: { env?: Record<string, string | undefined>; versions?: { node?: string } };
  window?: { document?: unknown };
}

/** Returns the value of an environment variable, or `undefined` if the variable is not set, is empty or cannot be read. */
export function environmentVariable(name: string): string | undefined {
  try {
    const { env } = (globalThis as Globals).process ?? {};
    // Inherited properties are ignored, because other code may have added properties to `Object.prototype`.
    return env && Object.hasOwn(env, name) && env[name] !== "" ? env[name] : undefined;
  } catch {
    return undefined; // Deno throws without the permission to read the variable
  }
}

/** Returns whether this code runs in a web page, or in a simulated web page such as jsdom. */
export function hasDocument(): boolean {
  return (globalThis as Globals).window?.document !== undefined;
}

/**
 * Returns the name and version of the runtime, for example `node/24.1`, `bun/1.2`, `deno/2.1` or `workerd`. Returns `undefined` in web pages and in
 * unknown runtimes.
 */
export function runtimeName(): string | undefined {
  if (hasDocument()) return undefined;
  try {
    const { Bun, Deno, process } = globalThis as Globals;
    // Only Cloudflare Workers have the global `WebSocketPair`. `navigator` is not used, because reading it would load a module in Node.js.
    if ("WebSocketPair" in globalThis) return "workerd";
    // Node.js is last, because Bun and Deno also have `process.versions.node`.
    let runtime = `node/${process?.versions?.node ?? ""}`;
    if (Deno) runtime = `deno/${Deno.version?.deno ?? ""}`;
    if (Bun) runtime = `bun/${Bun.version ?? ""}`;
    return /^\w+\/\d+\.\d+/.exec(runtime)?.[0];
  } catch {
    return undefined; // in some edge runtimes, reading a property of `process` throws
  }
}
