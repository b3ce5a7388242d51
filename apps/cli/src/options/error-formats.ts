/** How errors are told: for people, or for programs. */
export const ERROR_FORMATS = ["text", "json"] as const;
/** One of them. */
export type ErrorFormat = (typeof ERROR_FORMATS)[number];
