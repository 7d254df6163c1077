import { freePort } from "@iotd/local-aws";
import type { Stage } from "../stage/reach-stage.ts";
import { refuseTakenPort } from "../tunnel/local-port.ts";
import { openTunnel } from "../tunnel/open-tunnel.ts";
import type { LiveDatabase } from "./live-database.ts";

/** What functions are told is part of their stack, which a port that stays leaves as it is. */
const preferredPort = 5434;

/**
 * Opens a tunnel to the stage's own database, which must have been deployed before. Functions sign in
 * there as they do in the cloud, with the credentials of their roles. The tunnel begins at `port`, or
 * at a free one if that is taken.
 *
 * Throws as `openTunnel` does.
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
    description: `the database of ${stage.name}, by a tunnel`,
    close,
  };
}
