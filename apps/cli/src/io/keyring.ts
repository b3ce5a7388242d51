/** A store for keys: the system keyring, or a file that only its owner can read. */
export interface Keyring {
  /** Resolves to `undefined` if there is no key. Rejects if the store cannot be used. */
  get(account: string): Promise<string | undefined>;
  set(account: string, key: string): Promise<void>;
  delete(account: string): Promise<void>;
}

const SERVICE = "smartalex";

/**
 * The system keyring: Keychain, Credential Manager, or a Secret Service such as GNOME Keyring and KWallet. All methods reject if the system has no keyring, or if
 * the package `@napi-rs/keyring` is not installed.
 */
export const systemKeyring: Keyring = {
  get: async (account) => (await (await openEntry(account)).getPassword()) ?? undefined,
  set: async (account, key) => (await openEntry(account)).setPassword(key),
  delete: async (account) => {
    await (await openEntry(account)).deletePassword();
  },
};

async function openEntry(account: string) {
  const { AsyncEntry } = await import("@napi-rs/keyring");
  // Without this, the package falls back to the keyring of the kernel, which loses keys at reboot.
  return new AsyncEntry(SERVICE, account, { linux: { store: "secret-service" } });
}
