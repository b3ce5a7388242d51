/** A value of the JSON Schema keyword `format`, for example `date-time`. */
export interface Format {
  /** A description of valid strings for error messages, for example `a UUID`. */
  readonly noun: string;
  /** Returns whether a string has this format. */
  readonly isValid: (text: string) => boolean;
}

/** The format `date-time`: a date and time (RFC 3339). */
export const dateTime: Format = { noun: "a date and time in RFC 3339 format", isValid: isDateTime };

/** The format `date`: a full date, such as `2026-01-15` (RFC 3339). */
export const date: Format = { noun: "a date such as 2026-01-15", isValid: isDate };

/** The format `uuid`: a UUID in hexadecimal with dashes (RFC 9562). */
export const uuid: Format = { noun: "a UUID", isValid: (text) => UUID.test(text) };

/** The format `email`: a mailbox (RFC 5321) without quotes, whose domain has at least two labels, as in `example.com`. */
export const email: Format = { noun: "an email address", isValid: isEmail };

/** The format `uri`: an absolute URI (RFC 3986). */
export const uri: Format = { noun: "an absolute URI", isValid: isUri };

const TIME = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.\d+)?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i;
const MINUTES_PER_DAY = 24 * 60;

function isDateTime(text: string): boolean {
  return /^t$/i.test(text.charAt(10)) && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

function isTime(text: string): boolean {
  const [, hour, minute, second, sign, offsetHour = "0", offsetMinute = "0"] = TIME.exec(text) ?? [];
  if (second !== "60") return second !== undefined;
  // A leap second is valid only as the last second of a day in UTC (23:59:60).
  const offsetMinutes = (sign === "-" ? -1 : 1) * toMinutes(offsetHour, offsetMinute);
  const utcMinutes = toMinutes(hour, minute) - offsetMinutes + MINUTES_PER_DAY;
  return utcMinutes % MINUTES_PER_DAY === MINUTES_PER_DAY - 1;
}

function toMinutes(hour = "", minute = ""): number {
  return Number(hour) * 60 + Number(minute);
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  // `new Date` reads February 30 as March 1 or March 2, so compare the resulting date with the text.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

const UUID = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;

const ATOM = /^[\w!#$%&'*+/=?^`{|}~-]+$/;
const LABEL = /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/i;

function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  const labels = text.slice(at + 1).split(".");
  const atoms = text.slice(0, Math.max(0, at)).split(".");
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && atoms.every((atom) => ATOM.test(atom));
}

/** Matches the scheme, authority, path, query and fragment of a URI, as in RFC 3986, appendix B. */
const URI_PARTS = /^([^:/?#]+):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;
const SCHEME = /^[a-z][a-z\d+.-]*$/i;
/** Matches the authority of a URI: user information, a host (a name, or an IP address in brackets) and a port. */
const AUTHORITY =
  /^(?:(?:[\w.~!$&'()*+,;=:-]|%[\da-f]{2})*@)?(?:\[[\da-f:.]+\]|(?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})*)(?::\d*)?$/i;
const PATH = /^(?:[\w.~!$&'()*+,;=:@/-]|%[\da-f]{2})*$/i;
const QUERY = /^(?:[\w.~!$&'()*+,;=:@/?-]|%[\da-f]{2})*$/i;

function isUri(text: string): boolean {
  const [, scheme = "", authority = "", path = "", query = "", fragment = ""] = URI_PARTS.exec(text) ?? [];
  return (
    SCHEME.test(scheme) && AUTHORITY.test(authority) && PATH.test(path) && QUERY.test(query) && QUERY.test(fragment)
  );
}
