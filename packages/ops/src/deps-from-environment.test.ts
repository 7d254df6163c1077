import { describe, expect, it } from "vitest";
import { depsFromEnvironment } from "./deps-from-environment.ts";

const environment = {
  DATABASE_URL: "postgres://iotd_owner:secret@127.0.0.1:5432/iotd",
  AWS_REGION: "eu-west-1",
  UPLOADS_BUCKET: "uploads",
  MEDIA_BUCKET: "media",
};

describe("depsFromEnvironment", () => {
  it("reads the connection and the folder of migrations", () => {
    const deps = depsFromEnvironment({ ...environment, MIGRATIONS_FOLDER: "/var/task/migrations" });

    expect(deps).toMatchObject({
      connection: { auth: "password", url: environment.DATABASE_URL },
      migrationsFolder: "/var/task/migrations",
    });
  });

  it("uses the given credentials for the database", () => {
    const credentials = async () => ({ accessKeyId: "an id", secretAccessKey: "a secret" });
    const { DATABASE_URL: _, ...cloud } = {
      ...environment,
      DATABASE_HOST: "database.example",
      DATABASE_NAME: "iotd",
      DATABASE_USER: "iotd_owner",
    };

    expect(depsFromEnvironment(cloud, credentials)).toMatchObject({
      connection: { auth: "iam", host: "database.example", credentials },
    });
  });

  it("names missing variables in the error, without showing the others", () => {
    const read = () => depsFromEnvironment({ DATABASE_URL: environment.DATABASE_URL });

    expect(read).toThrow(/AWS_REGION: .*UPLOADS_BUCKET: .*MEDIA_BUCKET: /);
    expect(read).not.toThrow(/secret/);
  });
});
