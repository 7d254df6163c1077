import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { signIn } from "@iotd/api/editor-client";
import { useLocalService } from "@iotd/local/testing/use-local-service";
import { pythonEnvironment } from "@iotd/process/python-environment";
import { outputOf } from "@iotd/process/run-program";
import { describe, expect, it } from "vitest";

const limits = { seconds: 40, examples: 100 } as const;

/** Sends requests for every operation of the service's OpenAPI document. Throws with its report of any 5xx. */
async function findServerErrors(
  cwd: string,
  url: string,
  headers: Readonly<Record<string, string>>,
) {
  const programs = await pythonEnvironment({
    name: "Schemathesis",
    requirements: fileURLToPath(new URL("requirements.txt", import.meta.url)),
    log: (line) => process.stdout.write(`${line}\n`),
  });
  const args = [
    ...["run", `${url}/api/openapi.json`, "--no-color", "--checks", "not_a_server_error"],
    ...["--phases", "examples,coverage,fuzzing", "--seed", "14", "--generation-database", "none"],
    ...["--max-examples", String(limits.examples), "--max-time", String(limits.seconds)],
    // Signing out would end the session that the other operations need.
    ...["--exclude-operation-id", "signOut"],
    ...Object.entries(headers).flatMap(([name, value]) => ["--header", `${name}:${value}`]),
  ];
  // It writes a cache to its working directory.
  return outputOf(join(programs, "schemathesis"), args, { cwd });
}

describe("the operations of the OpenAPI document", () => {
  const service = useLocalService();

  it("answer every request of Schemathesis with an editor's session without a 5xx", async () => {
    const { url, admin, dataDirectory } = service();
    const { headers } = await signIn(url, admin);

    const report = await findServerErrors(dataDirectory, url, { ...headers, origin: url });

    expect(report).toMatch(/[1-9]\d* generated, [1-9]\d* passed/);
  }, 180_000);
});
