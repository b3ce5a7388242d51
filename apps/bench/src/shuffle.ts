/** A prime number, so that the first `count` results are all different. */
const STRIDE = 15_485_863;

/** Maps an index to a number from 0 to `count` - 1, without repeating a number before all were used. Consecutive indexes map to distant numbers. */
export function shuffledIndex(index: number, count: number): number {
  return (index * STRIDE) % count;
}
