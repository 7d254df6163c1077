/**
 * `node --import tsx packages/api/src/openapi/write-api-document-cli.ts FILE` writes the OpenAPI document
 * to FILE.
 */
import { writeFile } from "node:fs/promises";
import { createApiDocument } from "./create-api-document.ts";

const [file] = process.argv.slice(2);
if (!file) throw new Error("Missing argument: the file to write the document to.");
await writeFile(file, JSON.stringify(createApiDocument()));
