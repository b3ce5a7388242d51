export { commandLine, type CommandLine } from "./command-line.ts";
export { safeCell, safeFileName, safeJson, safeText, safeYaml } from "./safe-text.ts";
export { shellWord } from "./shell-word.ts";
