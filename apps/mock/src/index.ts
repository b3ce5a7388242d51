// The mock.
export { createMock } from "./mock.ts";
export type { Mock, MockOptions } from "./mock.ts";
export { SettingError } from "./setting-error.ts";

// Its data from files.
export { FixtureError } from "./dataset/fixture.ts";
export type { FixtureFile } from "./dataset/fixture.ts";
