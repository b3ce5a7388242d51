/** The settings of a user of a registry. It takes packages of everybody, but npm and pnpm publish with a token alone. */
export function renderNpmrc(registryUrl: string): string {
  const authority = registryUrl.replace("http:", "");
  return `registry=${registryUrl}\n${authority}:_authToken=anybody\naudit=false\nfund=false\nupdate-notifier=false\n`;
}
