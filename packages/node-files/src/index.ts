export { LockedError, lockFile, type LockOptions } from "./lock-file.ts";
export { holderText, type LockHolder } from "./lock-holder.ts";
export { realTarget } from "./real-target.ts";
export { removeIfOurs, removeLeftovers } from "./remove-leftovers.ts";
export { safeCell, safeFileName, safeJson, safeText, safeYaml } from "./safe-text.ts";
export { severalNames } from "./several-names.ts";
export { shellWord } from "./shell-word.ts";
export { createSideFile, foreignReason, reopenSideFile, SideFileError } from "./side-file.ts";
export { writePrivateFile } from "./write-private-file.ts";
