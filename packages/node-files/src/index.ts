export { safeCell, safeFileName, safeJson, safeText, safeYaml } from "./safe-text.ts";
export { shellWord } from "./shell-word.ts";
export { createSideFile, foreignReason, reopenSideFile, SideFileError } from "./side-file.ts";
