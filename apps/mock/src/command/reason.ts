const REASONS: Record<string, string> = {
  EACCES: "it is not allowed",
  EADDRINUSE: "something else listens there",
  EISDIR: "it is a folder",
  ENOENT: "there is no such file",
};

/** Why the system refused, for people. */
export function reason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? String(error);
}
