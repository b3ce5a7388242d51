/** A code generator, with a recipe in the guide. */
export interface Generator {
  /** Its name in the table of the guide, and the heading of its recipe. */
  name: string;
  /** The npm package of its command. */
  packageName: string;
  /** TypeScript statements that export the types of a call with its transcript and of a query: `Detail` and `Query`. */
  types: string;
  /** Expressions of functions that parse the body of a list response, by the validation library, and what they import. */
  validators?: { imports: string; parsers: Record<string, string> };
}

/** Every generator that the guide names. */
export const generators: readonly Generator[] = [
  {
    name: "openapi-typescript",
    packageName: "openapi-typescript",
    types: `
      import type { components, operations } from "./schema";
      export type Detail = components["schemas"]["CallDetail"];
      export type Query = NonNullable<operations["listCalls"]["parameters"]["query"]>;`,
  },
  {
    name: "@hey-api/openapi-ts",
    packageName: "@hey-api/openapi-ts",
    types: `
      import type { ListCallsData } from "./client";
      export type { CallDetail as Detail } from "./client";
      export type Query = NonNullable<ListCallsData["query"]>;`,
    validators: {
      imports: `
        import * as valibot from "valibot";
        import { vListCallsResponse } from "./client/valibot.gen";
        import { zListCallsResponse } from "./client/zod.gen";`,
      parsers: {
        valibot: "(body) => valibot.parse(vListCallsResponse, body)",
        zod: "(body) => zListCallsResponse.parse(body)",
      },
    },
  },
  {
    name: "orval",
    packageName: "orval",
    types: `
      import type { ListCallsParams } from "./client";
      export type { CallDetail as Detail } from "./client";
      export type Query = ListCallsParams;`,
    validators: {
      imports: 'import { ListCallsResponse } from "./schemas";',
      parsers: { zod: "(body) => ListCallsResponse.parse(body)" },
    },
  },
  {
    name: "kubb",
    packageName: "@kubb/cli",
    types: `
      import type { ListCallsQueryParams } from "./client";
      export type { CallDetail as Detail } from "./client";
      export type Query = ListCallsQueryParams;`,
    validators: {
      imports: 'import { listCallsQueryResponseSchema } from "./client";',
      parsers: { zod: "(body) => listCallsQueryResponseSchema.parse(body)" },
    },
  },
  {
    name: "swagger-typescript-api",
    packageName: "swagger-typescript-api",
    types: `
      import type { Api } from "./api";
      export type { CallDetail as Detail } from "./api";
      export type Query = NonNullable<Parameters<Api<unknown>["calls"]["listCalls"]>[0]>;`,
  },
  {
    name: "openapi-zod-client",
    packageName: "openapi-zod-client",
    types: `
      import type { ZodiosQueryParamsByAlias } from "@zodios/core";
      import type { z } from "zod";
      import type { api, schemas } from "./client";
      export type Detail = z.infer<typeof schemas.CallDetail>;
      export type Query = ZodiosQueryParamsByAlias<(typeof api)["api"], "listCalls">;`,
    validators: {
      imports: 'import { api } from "./client";',
      parsers: { zod: "(body) => api.api[0].response.parse(body)" },
    },
  },
];
