export { realTarget } from "./real-target.ts";
export { removeIfOurs, removeLeftovers } from "./remove-leftovers.ts";
export { safeCell, safeFileName, safeJson, safeText, safeYaml } from "./safe-text.ts";
export { shellWord } from "./shell-word.ts";
export { createSideFile, foreignReason, reopenSideFile, SideFileError } from "./side-file.ts";
export { writePrivateFile } from "./write-private-file.ts";
