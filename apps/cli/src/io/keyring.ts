import type { Keyring } from "../config/profiles/api-key.ts";

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
