import type { ApiResponse } from "@iotd/web/pages";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { createApiDocument } from "../openapi/create-api-document.ts";

const document = createApiDocument();
const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(document, "openapi.json");

/** The documented answers, by `operationId status`. */
export const documentedAnswers: ReadonlyMap<string, ApiResponse> = new Map(
  Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).flatMap(({ operationId, responses }) =>
      Object.entries(responses).map(
        ([status, response]) => [`${operationId} ${status}`, response] as const,
      ),
    ),
  ),
);

/** The differences of `answer` from the document: media type, headers, body. Empty if there are none. */
export async function deviations(key: string, answer: Response): Promise<string[]> {
  const { headers = {}, content = {} } = documentedAnswers.get(key) ?? {};
  const missing = Object.keys(headers).filter((name) => !answer.headers.has(name));
  const [mediaType = ""] = (answer.headers.get("content-type") ?? "").split(";");
  const body = await answer.text();
  const entry = Object.entries(content)[0];
  if (!entry) return [...missing, ...(body === "" ? [] : [`unexpected body: ${body}`])];
  const [expectedType, { schema }] = entry;
  if (mediaType !== expectedType) return [...missing, `${mediaType} instead of ${expectedType}`];
  if (schema.$ref === undefined) return missing;
  const isValid = ajv.compile({ $ref: `openapi.json${schema.$ref}` });
  if (isValid(JSON.parse(body))) return missing;
  return [
    ...missing,
    ...(isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
  ];
}
