import type { IdentifierKind } from "../searched-turn.ts";

const PHONE_DIGITS = 7;
/** A card has 13 to 19 digits, a Polish account 26. */
const CARD_DIGITS = 13;
/** Maximum number of characters between a number and its label. */
const MAX_LABEL_DISTANCE = 60;

const PHONE_WORDS = String.raw`phone|mobile|cell|call|ring|tel|landline|whatsapp|telefon\p{L}*|komórk\p{L}*|dzwoni\p{L}*`;
const OTHER_WORDS =
  String.raw`account|booking|case|claim|customer|insurance|invoice|ip|order|passport|policy|reference|registration|reservation|routing|` +
  String.raw`serial|social|sort|ssn|tax|ticket|tracking|faktur\p{L}*|klient\p{L}*|kont[oa]|nip|paszport\p{L}*|pesel\p{L}*|polis\p{L}*|` +
  String.raw`rachun\p{L}*|regon|rezerwacj\p{L}*|zamówieni\p{L}*`;
const LABELS = new RegExp(`(?<!\\p{L})(?:(${PHONE_WORDS})|${OTHER_WORDS})(?!\\p{L})`, "giu");

/** Returns the kind of a number, from its length and the last label before it. */
export function numberKind(digits: string, before: string): IdentifierKind {
  if (digits.length >= CARD_DIGITS) return "card";
  const label = [...before.slice(-MAX_LABEL_DISTANCE).matchAll(LABELS)].at(-1);
  const isOther = label !== undefined && label[1] === undefined;
  return digits.length >= PHONE_DIGITS && !isOther ? "phone" : "number";
}
