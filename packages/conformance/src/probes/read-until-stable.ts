/** Maximum number of reads while the list keeps changing. */
const MAX_READS = 3;

/** The result of reading a list that may change during the read. */
export interface StableRead<Read> {
  read: Read;
  /** Whether the result is reliable: it has no problem, or two reads in a row were equal. */
  isStable: boolean;
}

/**
 * Reads until there is no problem, or two reads in a row are equal. So a call that arrives or disappears during a read is not reported as a defect of
 * the server.
 */
export async function readUntilStable<Read>(
  read: () => Promise<Read>,
  { hasProblem, textOf }: { hasProblem: (read: Read) => boolean; textOf: (read: Read) => string },
): Promise<StableRead<Read>> {
  let last = await read();
  for (let reads = 1; hasProblem(last); reads++) {
    if (reads === MAX_READS) return { read: last, isStable: false };
    const next = await read();
    const isSame = textOf(next) === textOf(last);
    last = next;
    if (isSame) return { read: last, isStable: true };
  }
  return { read: last, isStable: true };
}
