const TIME = /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?$/i;

/** Milliseconds since 1970 of a date (its first moment in UTC), or of a time that says its zone; `undefined` for any other text. */
export function timeMs(text: string): number | undefined {
  const date = TIME.exec(text)?.[1];
  if (date === undefined) return undefined;
  const [time, midnight] = [Date.parse(text), Date.parse(date)];
  // A 30th of February is taken for a day of March otherwise.
  const isDay = !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(date);
  return isDay && !Number.isNaN(time) ? time : undefined;
}
