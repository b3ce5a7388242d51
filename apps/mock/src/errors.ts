/** A setting in words, such as a fault or a latency, that cannot be read. The message says what is wrong, and what can be written. */
export class SettingError extends Error {
  override readonly name = "SettingError";
}
