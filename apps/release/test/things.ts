import { parseDocument } from "yaml";
import type { Node } from "../src/document/node.ts";

/** What stands at some places of the document, named by one of `STARTS` and keys after it. Nothing, where it is `undefined`. */
export type Edits = Readonly<Record<string, unknown>>;

/** The parts of the document that places start from. */
const STARTS: Readonly<Record<string, readonly string[]>> = {
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
        - { name: colour, in: query, schema: { $ref: "#/components/schemas/Colour" } }
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
                colour: { $ref: "#/components/schemas/Colour" }
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
    Colour: { type: string, enum: [red, green] }
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

/** A document of a made-up API with all that tests of differences need, and some places of it as they like. */
export function things(edits: Edits = {}): Node {
  const document = parseDocument(DOCUMENT);
  for (const [place, value] of Object.entries(edits)) {
    const [start = "", ...keys] = place.split(" ");
    const path = [...(STARTS[start] ?? [start]), ...keys].map((key) => (/^\d$/.test(key) ? Number(key) : key));
    if (value === undefined) document.deleteIn(path);
    else document.setIn(path, document.createNode(value));
  }
  return document.toJS() as Node; // as it is written above
}
