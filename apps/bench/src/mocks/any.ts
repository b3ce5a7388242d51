/** For servers that have whatever call they are asked for. */
export function anyIds(_origin: string, count: number): Promise<readonly string[]> {
  return Promise.resolve(Array.from({ length: count }, (_, index) => `call_${index}`));
}

/** For servers that have whatever page they are asked for. */
export function anyPages(): Promise<number> {
  return Promise.resolve(1e6);
}
