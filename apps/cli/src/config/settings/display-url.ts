/**
 * A base URL as it is shown to people: with the host that is really asked. A letter of another script that looks like a Latin one becomes
 * punycode (`xn--…`), and what is not a URL stays as it is. A password in it is left out.
 */
export function displayUrl(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return baseUrl;
  const url = new URL(baseUrl);
  url.username = "";
  url.password = "";
  const { href, pathname } = url;
  return pathname === "/" && !baseUrl.endsWith("/") ? href.replace(/\/$/, "") : href;
}
