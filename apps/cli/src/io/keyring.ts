/** A place that keeps keys: the system's keyring, or a file that only its owner can read. */
export interface Keyring {
  /** The key, or `undefined` where there is none. Rejects where the place cannot be used. */
  get(account: string): Promise<string | undefined>;
  set(account: string, key: string): Promise<void>;
  delete(account: string): Promise<void>;
}

const SERVICE = "smartalex";

/**
 * The keyring of the system: Keychain, Credential Manager, or a Secret Service such as GNOME Keyring and KWallet. Every method
 * rejects where there is none, or where the package for it is not installed.
 */
export const systemKeyring: Keyring = {
  get: async (account) => (await (await entry(account)).getPassword()) ?? undefined,
  set: async (account, key) => (await entry(account)).setPassword(key),
  delete: async (account) => {
    await (await entry(account)).deletePassword();
  },
};

async function entry(account: string) {
  const { AsyncEntry } = await import("@napi-rs/keyring");
  // Not the kernel's, which it would fall back to: that one forgets at the next boot.
  return new AsyncEntry(SERVICE, account, { linux: { store: "secret-service" } });
}
