import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { migrationsFolder } from "@iotd/core/database/migrate";
import { bundleLambda, invokeLambda, type LambdaBundle, useTestDatabase } from "@iotd/core/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";

const database = useTestDatabase();
const resultSchema = z.object({ applied: z.number(), total: z.number().positive() });
let bundle: LambdaBundle;

beforeAll(async () => {
  bundle = await bundleLambda(fileURLToPath(new URL("./migrate-lambda.ts", import.meta.url)));
});
afterAll(() => bundle.remove());

const environment = () => ({
  DATABASE_URL: database.urlOf("iotd_owner"),
  MIGRATIONS_FOLDER: migrationsFolder,
});
const invoke = (variables: Record<string, string>, events: unknown[] = [{}]) =>
  invokeLambda(bundle.file, variables, events);

describe("the Lambda function migrate", () => {
  it("creates the schema, and does nothing the next time, whatever its event contains", async () => {
    await database
      .as("iotd_owner")
      .execute("drop schema drizzle cascade; drop schema public cascade; create schema public");

    const answers = await invoke(environment(), [{}, { command: "sweep" }]);

    const [first, second] = z.array(resultSchema).parse(answers);
    expect(first?.applied).toBe(first?.total);
    expect(second).toEqual({ applied: 0, total: first?.total });
  });

  it("finds a relative folder next to its code, even if its process starts elsewhere", async () => {
    const nextToCode = {
      ...environment(),
      LAMBDA_TASK_ROOT: dirname(migrationsFolder),
      MIGRATIONS_FOLDER: basename(migrationsFolder),
    };

    expect(await invoke(nextToCode)).toMatchObject([{ applied: 0 }]);
  });

  it("fails with one sentence if the database does not exist", async () => {
    const missing = { ...environment(), DATABASE_URL: `${database.urlOf("iotd_owner")}_missing` };

    await expect(invoke(missing)).rejects.toThrow(
      /Error: database "test_\w+_missing" does not exist/,
    );
  });

  it("does not start without its settings, and names the missing one", async () => {
    const { MIGRATIONS_FOLDER: _missing, ...incomplete } = environment();

    await expect(invoke(incomplete)).rejects.toThrow(/MIGRATIONS_FOLDER/);
  });
});
