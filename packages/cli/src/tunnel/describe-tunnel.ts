import { databaseName } from "@iotd/core/database/name";
import type { Stage } from "../stage/reach-stage.ts";
import type { Tunnel } from "./open-tunnel.ts";

/** How to use an open tunnel, for people. Contains no password. */
export function describeTunnel(
  stage: Stage,
  { host, port, address }: Tunnel,
  { user, passwordFile }: { readonly user: string; readonly passwordFile: string },
): string {
  return `
  The database of ${stage.name} is on ${address.host}:${address.port} until Ctrl-C.

  With psql 16 or newer, in another terminal:

PGPASSFILE=${passwordFile} psql "host=${host} hostaddr=${address.host} port=${address.port} dbname=${databaseName} user=${user} sslmode=verify-full sslrootcert=system"

  Settings of the service, in addition to AWS credentials:

DATABASE_HOST=${host}
DATABASE_PORT=${port}
DATABASE_ADDRESS=${address.host}:${address.port}
DATABASE_NAME=${databaseName}
DATABASE_USER=${user}
AWS_REGION=${stage.region}
`;
}
