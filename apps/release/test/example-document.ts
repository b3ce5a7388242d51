import { parseDocument } from "yaml";
import type { Node } from "../src/openapi/node.ts";

/** Edits of the example document: a location (a key of `PREFIXES`, followed by keys), and its new value. `undefined` removes the location. */
export type Edits = Readonly<Record<string, unknown>>;

/** The paths for which the first word of a location stands. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  api: [],
  schemas: ["components", "schemas"],
  base: ["components", "schemas", "Base"],
  thing: ["components", "schemas", "Thing", "allOf", "1"],
  size: ["components", "parameters", "size"],
  list: ["paths", "/things", "get"],
  body: ["paths", "/things", "post", "requestBody", "content", "application/json", "schema"],
};

const DOCUMENT = `
openapi: 3.1.0
info: { title: Things, version: 1.0.0, description: Things of all kinds. }
servers: [{ url: https://api.test/v1 }, { url: http://127.0.0.1/v1 }]
security: [{ bearer: [] }]
paths:
  /things:
    get:
      operationId: listThings
      parameters:
        - { $ref: "#/components/parameters/size" }
        - { name: color, in: query, schema: { $ref: "#/components/schemas/Color" } }
      responses:
        "200":
          description: Some things.
          headers:
            X-Left: { required: true, schema: { type: integer } }
          content:
            application/json:
              schema:
                type: object
                required: [data]
                properties:
                  data: { type: array, items: { $ref: "#/components/schemas/Thing" } }
        "404": { $ref: "#/components/responses/Failed" }
    post:
      operationId: addThing
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              additionalProperties: false
              required: [name]
              properties:
                name: { type: string, minLength: 2, maxLength: 20 }
                note: { type: [string, "null"], pattern: "^a" }
                weight: { type: number, minimum: 1, maximum: 9 }
                color: { $ref: "#/components/schemas/Color" }
      responses:
        "201":
          description: The thing.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Thing" }
  /things/{id}:
    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
    get:
      operationId: getThing
      responses:
        "200":
          description: The thing.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Thing" }
components:
  securitySchemes:
    bearer: { type: http, scheme: bearer }
  parameters:
    size: { name: size, in: query, description: How many., schema: { type: integer, minimum: 1, maximum: 100, default: 20 } }
  responses:
    Failed: { description: Nothing there. }
  schemas:
    Color: { type: string, enum: [red, green] }
    Mood: { type: string, enum: [good, bad] }
    Base:
      type: object
      required: [id, made]
      properties:
        id: { type: string, minLength: 1 }
        made: { description: When it was made., type: string, format: date-time }
    Thing:
      allOf:
        - { $ref: "#/components/schemas/Base" }
        - type: object
          required: [size, mood, weight]
          properties:
            size: { type: integer, minimum: 0, maximum: 9 }
            weight: { type: [number, "null"] }
            mood: { oneOf: [{ $ref: "#/components/schemas/Mood" }, { type: "null" }] }
            note: { type: string, pattern: "^a" }
            parts: { type: array, items: { $ref: "#/components/schemas/Thing" } }
`;

/** Returns the document of a fictional API, with edits. */
export function exampleDocument(edits: Edits = {}): Node {
  const document = parseDocument(DOCUMENT);
  for (const [location, value] of Object.entries(edits)) {
    const [start = "", ...keys] = location.split(" ");
    const path = [...(PREFIXES[start] ?? [start]), ...keys].map((key) => (/^\d$/.test(key) ? Number(key) : key));
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
  }
  return document.toJS() as Node; // the document above is an object
}
