/** Binary search: returns the number of indexes below `count` for which `holds` is true. `holds` must be true for the first indexes and false for the rest. */
export function partitionPoint(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
