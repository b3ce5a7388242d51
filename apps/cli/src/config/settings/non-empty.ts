/** A variable that is empty is as good as none. */
export function nonEmpty(variable: string | undefined): string | undefined {
  return variable?.trim() === "" ? undefined : variable;
}
