interface WellKnownSymbols {
  readonly asyncDispose?: symbol;
}

/** Calls `return()` of an async generator, which ends its loop and runs its `finally` blocks. */
async function dispose(this: AsyncGenerator<unknown, unknown, undefined>): Promise<void> {
  await this.return(undefined);
}

/**
 * Makes an async generator usable with `await using`, even on runtimes such as Node 20, whose async generators have no `Symbol.asyncDispose` method.
 * At the end of the block that contains `await using`, the generator returns and its requests stop. If a call of `next()` is still pending, the
 * generator returns after that call has ended.
 *
 * Returns the generator unchanged on runtimes without `Symbol.asyncDispose`, such as React Native and some browsers, because `await using` does not
 * work on these runtimes.
 *
 * @example
 * ```ts
 * await using calls = withAsyncDispose(paginate(source, query, {}));
 * const first = await calls.next();
 * ```
 */
export function withAsyncDispose<Generator extends AsyncGenerator<unknown, unknown, undefined>>(
  generator: Generator,
  symbols: WellKnownSymbols = Symbol as WellKnownSymbols, // TypeScript's ES2022 library does not declare `Symbol.asyncDispose`
): Generator {
  const { asyncDispose } = symbols; // read for each generator, because a polyfill may add the symbol later
  if (asyncDispose === undefined || asyncDispose in generator) return generator;
  return Object.defineProperty(generator, asyncDispose, { value: dispose, configurable: true, writable: true });
}
