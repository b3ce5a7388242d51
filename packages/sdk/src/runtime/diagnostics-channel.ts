/** The part of a channel of `node:diagnostics_channel` that this package uses. */
export interface DiagnosticsChannel {
  readonly hasSubscribers: boolean;
  publish(event: unknown): void;
}

interface DiagnosticsChannelModule {
  channel(name: string): DiagnosticsChannel;
}

/**
 * Returns the channel `smartalex:<name>` of the module `node:diagnostics_channel`, or `undefined` in a runtime in which this module is missing or
 * empty.
 */
export function diagnosticsChannel(name: string): DiagnosticsChannel | undefined {
  try {
    const { process } = globalThis as { process?: { getBuiltinModule?: (id: string) => unknown } };
    const module = process?.getBuiltinModule?.("node:diagnostics_channel") as DiagnosticsChannelModule | undefined;
    return module?.channel(`smartalex:${name}`);
  } catch {
    return undefined; // in some edge runtimes, the functions of `process` throw
  }
}
