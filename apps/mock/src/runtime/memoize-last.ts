/** Makes anew only what depends on other things than the last time. */
export function memoizeLast<Parts extends readonly unknown[], Made>(make: (...parts: Parts) => Made) {
  let last: { parts: Parts; made: Made } | undefined;
  return (...parts: Parts): Made => {
    if (!last || !areSame(parts, last.parts)) last = { parts, made: make(...parts) };
    return last.made;
  };
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  for (let index = 0; index < some.length; index++) if (some[index] !== others[index]) return false;
  return true;
}
