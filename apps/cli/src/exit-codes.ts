/** Exit codes of `smartalex`. */
export const exitCodes = {
  ok: 0,
  internal: 1,
  usage: 2,
  network: 3,
  authentication: 4,
  notFound: 5,
  rateLimited: 6,
  incomplete: 7,
  conditionMet: 8,
  serverError: 9,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit codes in one sentence for the help text: `0 ok, 1 internal …, 5 not found …`. */
export const exitCodesHelp = `Exit codes: ${Object.entries(exitCodes)
  .map(([name, code]) => `${code} ${name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`)
  .join(", ")}.`;
