import { findAddresses } from "./finders/find-addresses.ts";
import { findDates } from "./finders/find-dates.ts";
import { findMail } from "./finders/find-mail.ts";
import { findNumbers } from "./finders/find-numbers.ts";
import { findSpelledCodes } from "./finders/find-spelled-codes.ts";
import { findWrittenCodes } from "./finders/find-written-codes.ts";
import { protectOtherNumbers } from "./finders/protect-other-numbers.ts";
import type { Identifier } from "./identifier.ts";
import { createPassages, type Turn } from "./passage.ts";

/** Facts about the conversation. */
export interface FindOptions {
  /** When the conversation began. A date in the month before it, or later, is not a date of birth. */
  callStart: Date;
}

/**
 * Finds identifiers that have a form in each turn of a conversation, in the order of the text, in English and Polish. What the turns before
 * are about counts, and a number may be spoken over several turns. Names of people are not found.
 */
export function findIdentifiers(turns: readonly Turn[], { callStart }: FindOptions): Identifier[][] {
  const passages = createPassages(turns);
  // The surest finders come first: what one has claimed, the next ones skip.
  for (const passage of passages) {
    findMail(passage);
    findAddresses(passage);
    findDates(passage, callStart.getTime());
    protectOtherNumbers(passage);
    findWrittenCodes(passage);
    findSpelledCodes(passage);
  }
  findNumbers(passages);
  return passages.map(({ identifiers }) => identifiers.sort((one, other) => one.start - other.start));
}
