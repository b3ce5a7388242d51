/**
 * A base URL as it is shown to people: with the host that is really asked. A letter of another script that looks like a Latin one becomes
 * punycode (`xn--…`), and what is not a URL stays as it is.
 */
export function shownUrl(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return baseUrl;
  const { href, pathname } = new URL(baseUrl);
  return pathname === "/" && !baseUrl.endsWith("/") ? href.replace(/\/$/, "") : href;
}
