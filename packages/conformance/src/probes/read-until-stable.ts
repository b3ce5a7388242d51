/** Who reads a list that moves reads it so often, and then says so. */
const MOST_READS = 3;

/** What was read of a list that may move meanwhile, and whether it stood still. */
export interface StableRead<Read> {
  read: Read;
  /** Whether what is wrong with it is there to stay: it was read twice, the same both times. */
  isStable: boolean;
}

/**
 * Reads until nothing seems wrong, or until the same is read twice in a row. So a call that arrives or leaves meanwhile is not taken for
 * a fault of the server.
 */
export async function readUntilStable<Read>(
  read: () => Promise<Read>,
  { seemsWrong, textOf }: { seemsWrong: (read: Read) => boolean; textOf: (read: Read) => string },
): Promise<StableRead<Read>> {
  let last = await read();
  for (let reads = 1; seemsWrong(last); reads++) {
    if (reads === MOST_READS) return { read: last, isStable: false };
    const next = await read();
    const isSame = textOf(next) === textOf(last);
    last = next;
    if (isSame) return { read: last, isStable: true };
  }
  return { read: last, isStable: true };
}
