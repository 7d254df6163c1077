import { connectDatabase, readDatabaseConnection } from "@iotd/core/database";
import { picture } from "@iotd/core/database/schema";
import type { FocalPoint } from "@iotd/core/picture";
import { eq } from "drizzle-orm";
import { findService } from "../service/running-service.ts";
import { loadSecrets } from "../service/secrets.ts";

/** Marks what of a picture must not be cropped, at the service that runs on `dataDirectory`. */
export async function setFocalPoint(
  dataDirectory: string,
  pictureId: string,
  { x, y }: FocalPoint,
): Promise<void> {
  const { accessKeys } = await loadSecrets(dataDirectory);
  const connection = readDatabaseConnection(
    await findService(dataDirectory),
    async () => accessKeys.iotd_owner,
  );
  const { db, close } = connectDatabase(connection, { maxConnections: 1 });
  try {
    await db.update(picture).set({ focalX: x, focalY: y }).where(eq(picture.id, pictureId));
  } finally {
    await close();
  }
}
