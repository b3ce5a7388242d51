/** Returns the npm settings for a registry. The registry accepts any token, but npm and pnpm require one to publish. */
export function renderNpmrc(registryUrl: string): string {
  const authority = registryUrl.replace("http:", "");
  return `registry=${registryUrl}\n${authority}:_authToken=anybody\naudit=false\nfund=false\nupdate-notifier=false\n`;
}
