/** A fixture that is not what it was when it was read. */
export class ChangedFixtureError extends Error {
  override readonly name = "ChangedFixtureError";

  constructor(file: string) {
    super(`${file} has changed since the mock has read it. Start the mock again`);
  }
}
