import { findStreetAddresses } from "./finders/find-street-addresses.ts";
import { findDates } from "./finders/find-dates.ts";
import { findEmailAddresses } from "./finders/find-email-addresses.ts";
import { findNumbers } from "./finders/find-numbers.ts";
import { findSpelledCodes } from "./finders/find-spelled-codes.ts";
import { findWrittenCodes } from "./finders/find-written-codes.ts";
import { protectOtherNumbers } from "./finders/protect-other-numbers.ts";
import { createSearchedTurns, type Identifier, type Turn } from "./searched-turn.ts";

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
  const searchedTurns = createSearchedTurns(turns);
  // The surest finders come first: what one has claimed, the next ones skip.
  for (const turn of searchedTurns) {
    findEmailAddresses(turn);
    findStreetAddresses(turn);
    findDates(turn, callStart.getTime());
    protectOtherNumbers(turn);
    findWrittenCodes(turn);
    findSpelledCodes(turn);
  }
  findNumbers(searchedTurns);
  return searchedTurns.map(({ identifiers }) => identifiers.sort((one, other) => one.start - other.start));
}
