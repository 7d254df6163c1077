import { freePort } from "@iotd/local-aws";
import type { Stage } from "../stage/reach-stage.ts";
import { refuseTakenPort } from "../tunnel/local-port.ts";
import { openTunnel } from "../tunnel/open-tunnel.ts";
import type { LiveDatabase } from "./live-database.ts";

/** Always the same port, if it is free: it is part of the functions' stack, and a new one changes that. */
const preferredPort = 5434;

/**
 * Opens a tunnel to the database of a deployed stage. Functions sign in with the credentials of their
 * roles, as they do in the cloud. The tunnel begins at `port` of this machine, or at a free port if that
 * is in use.
 *
 * Throws the errors of `openTunnel`.
 */
export async function openCloudDatabase(
  stage: Stage,
  { port = preferredPort, signal }: { readonly port?: number; readonly signal: AbortSignal },
): Promise<LiveDatabase> {
  const usedPort = await refuseTakenPort(port).then(() => port, freePort);
  const { address, close } = await openTunnel(stage, { port: usedPort, signal });
  const environment = { DATABASE_ADDRESS: `${address.host}:${address.port}` };
  return {
    environment: {
      iotd_owner: environment,
      iotd_editor: environment,
      iotd_processor: environment,
      iotd_public: environment,
    },
    description: `the database of ${stage.name}, through a tunnel`,
    close,
  };
}
