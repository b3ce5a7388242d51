/** Makes a function that masks the secret wherever a text repeats it. */
export function redactor(secret: string): (text: string) => string {
  return (text) => text.replaceAll(secret, "[redacted]");
}
