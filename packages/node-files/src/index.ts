export { safeCell, safeFileName, safeJson, safeText, safeYaml } from "./safe-text.ts";
export { shellWord } from "./shell-word.ts";
export { exitCodeOf, onStopSignal, type StopSignal } from "./stop-signals.ts";
