/** How many calls are shown where nobody says how many. */
export const DEFAULT_LIMIT = 50;
