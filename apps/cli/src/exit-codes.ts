/** What the exit code of `smartalex` says. The help of every command lists them. */
export const exitCodes = {
  ok: 0,
  internal: 1,
  usage: 2,
  network: 3,
  authentication: 4,
  notFound: 5,
  rateLimited: 6,
  serverError: 9,
  interrupted: 130,
} as const;

/** One of the exit codes. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The exit codes in one line, for the help. */
export const exitCodesHelp =
  "Exit codes: 0 ok, 1 internal, 2 usage, 3 network, 4 authentication, 5 not found, 6 rate limited, 9 server error, 130 interrupted.";
