import type { Stage } from "../stage/reach-stage.ts";
import { openTunnel } from "../tunnel/open-tunnel.ts";
import type { LiveDatabase } from "./live-database.ts";

/**
 * Opens a tunnel to the stage's own database, which must have been deployed before. Functions sign in
 * there as they do in the cloud, with the credentials of their roles.
 *
 * Throws as `openTunnel` does.
 */
export async function openCloudDatabase(
  stage: Stage,
  options: { readonly port: number; readonly signal: AbortSignal },
): Promise<LiveDatabase> {
  const { address, close } = await openTunnel(stage, options);
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
