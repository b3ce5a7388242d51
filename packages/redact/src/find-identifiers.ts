import { findAddresses } from "./finders/find-addresses.ts";
import { findCodes } from "./finders/find-codes.ts";
import { findDates } from "./finders/find-dates.ts";
import { findMail } from "./finders/find-mail.ts";
import { findNumbers } from "./finders/find-numbers.ts";
import { passagesOf, type Identifier } from "./passage.ts";

/** A turn of a conversation. A text without a speaker is a summary. */
export interface Turn {
  text: string;
  speaker?: string;
}

/** Facts about the call. */
export interface FindOptions {
  /** When the call began. A date from the month before it, or later, is not a date of birth. */
  callStart: Date;
}

/** Finds identifiers that have a form in each turn, in the order of the text. The surest finders run first. */
export function findIdentifiers(turns: readonly Turn[], { callStart }: FindOptions): Identifier[][] {
  const passages = passagesOf(turns.map(({ speaker = "", text }) => ({ speaker, text })));
  for (const passage of passages) {
    findMail(passage);
    findAddresses(passage);
    findDates(passage, callStart.getTime());
    findCodes(passage);
  }
  findNumbers(passages);
  return passages.map(({ identifiers }) => identifiers.sort((one, other) => one.start - other.start));
}
