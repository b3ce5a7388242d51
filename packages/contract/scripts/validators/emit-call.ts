/** Emits a function call. Bundlers may remove the call if its result is unused. Omits empty arguments at the end. */
export function emitCall(name: string, ...args: readonly string[]): string {
  return `/* @__PURE__ */ ${name}(${args.filter((argument) => argument !== "").join(", ")})`;
}

/** Emits an object literal with the defined entries, or an empty string if no entry is defined. */
export function emitOptions(entries: Readonly<Record<string, string | number | undefined>>): string {
  const defined = Object.entries(entries).filter(([, value]) => value !== undefined);
  return defined.length > 0 ? `{ ${defined.map(([name, value]) => `${name}: ${value}`).join(", ")} }` : "";
}

/** Emits an entry of an object's shape: the name of a field and its schema. */
export function emitField(name: string, schema: string, isRequired: boolean): string {
  return `${JSON.stringify(name)}: ${isRequired ? schema : emitCall("optional", schema)}`;
}
