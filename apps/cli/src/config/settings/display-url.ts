/**
 * Formats a base URL for display, with the host that is really used: letters of other scripts become punycode (`xn--…`), and a password is removed. A
 * text that is not a URL is returned unchanged.
 */
export function displayUrl(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return baseUrl;
  const url = new URL(baseUrl);
  url.username = "";
  url.password = "";
  const { href, pathname } = url;
  return pathname === "/" && !baseUrl.endsWith("/") ? href.replace(/\/$/, "") : href;
}
