const REASONS: Record<string, string> = {
  EACCES: "it is not allowed",
  EADDRINUSE: "something else listens there",
  EDQUOT: "the disk quota is used up",
  EISDIR: "it is a folder",
  ENAMETOOLONG: "the name is too long",
  ENOENT: "there is no such file",
  ENOSPC: "the disk is full",
  EROFS: "the disk is read-only",
};

/** Why the system refused, for people. */
export function errorReason(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return REASONS[code] ?? String(error);
}
