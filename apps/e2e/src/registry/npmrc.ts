/** The settings of a user of a registry. It takes packages of everybody, but npm and pnpm publish with a token alone. */
export function npmrc(registryUrl: string): string {
  const address = registryUrl.replace("http:", "");
  return `registry=${registryUrl}\n${address}:_authToken=anybody\naudit=false\nfund=false\nupdate-notifier=false\n`;
}
