/** A prime, so that no two of the first `count` places are the same. */
const STRIDE = 15_485_863;

/** The place, from 0 to `count` - 1, that comes at a turn: near turns are far places, and all come before one comes again. */
export function shuffledIndex(index: number, count: number): number {
  return (index * STRIDE) % count;
}
