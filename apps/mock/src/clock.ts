/** Milliseconds since 1970, by the machine's clock. */
// eslint-disable-next-line no-restricted-properties -- the one file whose job it is
export const systemNow = (): number => Date.now();
