import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { systemClock } from "@iotd/core/clock";
import { freePort, openCertificates } from "@iotd/local-aws";
import { pythonEnvironment } from "@iotd/process/python-environment";
import { linkLambdaModules } from "./link-lambda-modules.ts";
import { type CloudDatabase, startDatabase } from "./start-database.ts";
import { startEmulator } from "./start-emulator.ts";

/** An emulated AWS account on this machine, which enforces all policies. */
export type EmulatedCloud = {
  /** The folder of all its files, including its logs. */
  readonly directory: string;
  /** Variables with which a program uses it as AWS: endpoint, root keys, certificate authority. */
  readonly environment: Readonly<Record<string, string>>;
  readonly database: Pick<CloudDatabase, "url" | "proxy">;
  /** Ends it with everything that was deployed. May be called twice. */
  readonly stop: () => Promise<void>;
};

const requirements = fileURLToPath(new URL("../requirements.txt", import.meta.url));
const region = "eu-west-1";
/** The emulator's keys of the account's root user. */
const rootKey = "test";

/**
 * Starts the emulated cloud, with all its files in `directory`: MiniStack with our stand-ins as AWS, and a
 * PostgreSQL behind a stand-in for RDS Proxy. Calls `log` with a line for each stand-in. In `directory`,
 * `emulator.log` has the emulator's output, and `database-proxy.log` the users that the proxy refused or
 * pinned.
 */
export async function startCloud({
  directory,
  log,
}: {
  readonly directory: string;
  readonly log: (line: string) => void;
}): Promise<EmulatedCloud> {
  const programs = await pythonEnvironment({ name: "the emulator", requirements, log });
  const port = await freePort();
  const url = `https://127.0.0.1:${port}`;
  const certificates = await openCertificates(join(directory, "certificates"), systemClock);
  await certificates.serverCertificate(["localhost", "127.0.0.1"]);
  const proxyLog = openLog(join(directory, "database-proxy.log"));
  const database = await startDatabase({
    directory,
    region,
    gateway: url,
    certificates,
    log: proxyLog.write,
  });
  const temporary = join(directory, "temporary");
  await mkdir(temporary);
  await linkLambdaModules(temporary);
  const emulatorLog = openLog(join(directory, "emulator.log"));
  const emulator = await startEmulator(
    join(programs, "python"),
    {
      GATEWAY_PORT: String(port),
      BIND_HOST: "127.0.0.1",
      MINISTACK_REGION: region,
      // For each request, verifies its signature and evaluates policies.
      AUTH: "true",
      USE_SSL: "1",
      MINISTACK_SSL_CERT: join(directory, "certificates", "server-localhost.pem"),
      MINISTACK_SSL_KEY: join(directory, "certificates", "server-localhost-key.pem"),
      IOT_MTLS_ENABLED: "0",
      // For the code of functions, which the emulator does not delete.
      TMPDIR: temporary,
      PYTHONDONTWRITEBYTECODE: "1",
      STAND_IN_POSTGRES: database.url,
      STAND_IN_PROXY_HOST: database.proxyHost,
      // The rest is for the functions, which inherit all variables.
      AWS_REGION: region,
      AWS_CA_BUNDLE: certificates.authorityFile,
      NODE_EXTRA_CA_CERTS: certificates.authorityFile,
      DATABASE_ADDRESS: `127.0.0.1:${database.proxy.port}`,
    },
    (line) => {
      emulatorLog.write(line);
      if (line.startsWith("stand-in: ")) log(line);
    },
  ).catch(async (error: unknown) => {
    await database.stop();
    throw error;
  });
  const stop = async () => {
    await emulator.stop();
    await database.stop();
    emulatorLog.close();
    proxyLog.close();
  };
  let stopped: Promise<void> | undefined;
  return {
    directory,
    environment: {
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: rootKey,
      AWS_SECRET_ACCESS_KEY: rootKey,
      AWS_REGION: region,
      // For older versions of the AWS CLI.
      AWS_DEFAULT_REGION: region,
      AWS_CA_BUNDLE: certificates.authorityFile,
      NODE_EXTRA_CA_CERTS: certificates.authorityFile,
    },
    database,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

function openLog(file: string) {
  const stream = createWriteStream(file);
  return {
    write: (line: string) => {
      stream.write(`${line}\n`);
    },
    close: () => stream.end(),
  };
}
