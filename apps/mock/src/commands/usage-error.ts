/** Invalid usage of the command line. The exit code is 2. */
export class UsageError extends Error {}
