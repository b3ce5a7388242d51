/** Environment variables of a process. */
type Env = Readonly<Record<string, string | undefined>>;

/** Variables that contain a key. */
const KEYS = ["SMARTALEX_API_KEY", "SMARTALEX_FORBIDDEN_KEY"];

/** Set for --exec commands that do not receive the key, so that a `smartalex` in such a command can explain why it has none. */
export const EXEC_MARKER = "SMARTALEX_EXEC";

/** Returns the environment for a child process, such as a pager, without keys: the program may be untrusted, or write logs. */
export function envWithoutKeys(env: Env): Env {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !KEYS.includes(name.toUpperCase())));
}

/** Returns the environment for an --exec command. */
export function execEnv(env: Env, { hasKey }: { hasKey: boolean }): Env {
  return hasKey ? { ...env, [EXEC_MARKER]: undefined } : { ...envWithoutKeys(env), [EXEC_MARKER]: "1" };
}

/** Returns `undefined` for an empty environment variable. */
export function nonEmpty(variable: string | undefined): string | undefined {
  return variable?.trim() === "" ? undefined : variable;
}
