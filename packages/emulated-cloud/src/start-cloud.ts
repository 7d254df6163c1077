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

/** An AWS account on this machine, with every policy enforced. */
export type EmulatedCloud = {
  /** Where it keeps everything, its log among it. */
  readonly directory: string;
  /** What makes a program take it for AWS: endpoint, keys of the account itself, whom to trust. */
  readonly environment: Readonly<Record<string, string>>;
  readonly database: Pick<CloudDatabase, "url" | "proxy">;
  /** Ends everything, also what was deployed. May be called twice. */
  readonly stop: () => Promise<void>;
};

const requirements = fileURLToPath(new URL("../requirements.txt", import.meta.url));
const region = "eu-west-1";
/** Those of the account's root, whom the emulator knows by this name. */
const rootKey = "test";

/**
 * Starts the emulated cloud with everything that it keeps in `directory`, which is its own: AWS by
 * MiniStack and our stand-ins, the database by a real PostgreSQL behind a stand-in for RDS Proxy.
 * `log` is told what it stands in for; what else the emulator prints is in `emulator.log` there, and
 * whom the proxy refused or pinned in `database-proxy.log`.
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
      // Signatures are verified and policies evaluated, for every call.
      AUTH: "true",
      USE_SSL: "1",
      MINISTACK_SSL_CERT: join(directory, "certificates", "server-localhost.pem"),
      MINISTACK_SSL_KEY: join(directory, "certificates", "server-localhost-key.pem"),
      IOT_MTLS_ENABLED: "0",
      // Its functions' code, which it would leave behind.
      TMPDIR: temporary,
      PYTHONDONTWRITEBYTECODE: "1",
      STAND_IN_POSTGRES: database.url,
      STAND_IN_PROXY_HOST: database.proxyHost,
      // From here on for its functions, which take over all of it.
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
      // The variable that older versions of AWS's command line read.
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
