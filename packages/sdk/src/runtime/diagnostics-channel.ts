/** The part of a channel of `node:diagnostics_channel` that this package uses. */
export interface DiagnosticsChannel {
  readonly hasSubscribers: boolean;
  publish(event: unknown): void;
}

interface DiagnosticsChannelModule {
  channel(name: string): DiagnosticsChannel;
}

/**
 * Returns the channel `smartalex:…` of `node:diagnostics_channel`. Returns `undefined` if the runtime does not have this module, or has only an empty module with
 * this name.
 */
export function diagnosticsChannel(name: string): DiagnosticsChannel | undefined {
  try {
    const { process } = globalThis as { process?: { getBuiltinModule?: (id: string) => unknown } };
    const module = process?.getBuiltinModule?.("node:diagnostics_channel") as DiagnosticsChannelModule | undefined;
    return module?.channel(`smartalex:${name}`);
  } catch {
    return undefined; // edge runtimes have a `process` whose functions throw
  }
}
