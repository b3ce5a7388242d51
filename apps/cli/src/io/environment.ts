/** The variables of a process. */
type Env = Readonly<Record<string, string | undefined>>;

/** The variables that hold a key. */
const KEYS = ["SMARTALEX_API_KEY", "SMARTALEX_FORBIDDEN_KEY"];

/** Set for a command of `--exec` that does not get the key, so that a `smartalex` in it can say why it has none. */
export const EXEC_MARKER = "SMARTALEX_EXEC";

/** The environment for a program that smartalex starts, such as a pager. It has no key: that program may be anything, and write logs. */
export function envWithoutKeys(env: Env): Env {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !KEYS.includes(name.toUpperCase())));
}

/** The environment for a command of `--exec`. */
export function execEnv(env: Env, { hasKey }: { hasKey: boolean }): Env {
  return hasKey ? { ...env, [EXEC_MARKER]: undefined } : { ...envWithoutKeys(env), [EXEC_MARKER]: "1" };
}

/** A variable that is empty is as good as none. */
export function nonEmpty(variable: string | undefined): string | undefined {
  return variable?.trim() === "" ? undefined : variable;
}
