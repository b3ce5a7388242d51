/** The shells that there is completion for. */
export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;
/** One of them. */
export type Shell = (typeof SHELLS)[number];
