import * as pictures from "@iotd/core/picture";
import type { UploadSigner } from "@iotd/core/storage";
import { Hono } from "hono";
import type { EditorEnv } from "../../auth/require-editor.ts";
import type { AppDeps } from "../../http/environment.ts";
import { routeOf } from "../../http/route-of.ts";
import { adminPictureEndpoints } from "./picture-endpoints.ts";

/** What editors' programs and the upload page use. Whoever gets here is signed in. */
export function adminPictureRoutes({
  db,
  now,
  site,
  signUpload,
}: AppDeps & { readonly signUpload: UploadSigner }) {
  const toJson = (picture: pictures.Picture) => pictures.toEditorPictureJson(picture, site.url);

  return new Hono<EditorEnv>()
    .on(...routeOf(adminPictureEndpoints.list), async (c) => {
      const page = await pictures.listEditorPictures({ db, now: now() }, c.req.valid("query"));
      return c.json({ items: page.items.map(toJson), nextCursor: page.nextCursor }, 200);
    })
    .on(...routeOf(adminPictureEndpoints.create), async (c) => {
      const ctx = { db, now: now(), signUpload, actor: c.get("editor") };
      const { picture, upload } = await pictures.createPicture(ctx, c.req.valid("json"));
      c.header("location", `/api/admin/pictures/${picture.id}`);
      return c.json({ picture: toJson(picture), upload }, 201);
    })
    .on(...routeOf(adminPictureEndpoints.bulk), async (c) => {
      const ctx = { db, now: now(), actor: c.get("editor") };
      const outcomes = await pictures.changePictures(ctx, c.req.valid("json"));
      const results = outcomes.map((outcome) =>
        "picture" in outcome ? { ...outcome, picture: toJson(outcome.picture) } : outcome,
      );
      return c.json({ results }, 200);
    })
    .on(...routeOf(adminPictureEndpoints.get), async (c) => {
      return c.json(toJson(await pictures.getEditorPicture({ db }, c.req.valid("param").id)), 200);
    })
    .on(...routeOf(adminPictureEndpoints.update), async (c) => {
      const ctx = { db, now: now(), actor: c.get("editor") };
      return c.json(
        toJson(await pictures.updatePicture(ctx, c.req.valid("param").id, c.req.valid("json"))),
        200,
      );
    })
    .on(...routeOf(adminPictureEndpoints.remove), async (c) => {
      await pictures.deletePicture(
        { db, now: now(), actor: c.get("editor") },
        c.req.valid("param").id,
      );
      return c.body(null, 204);
    })
    .on(...routeOf(adminPictureEndpoints.requestUpload), async (c) => {
      const ctx = { db, now: now(), signUpload, actor: c.get("editor") };
      const { picture, upload } = await pictures.requestUpload(
        ctx,
        c.req.valid("param").id,
        c.req.valid("json"),
      );
      return c.json({ picture: toJson(picture), upload }, 201);
    })
    .on(...routeOf(adminPictureEndpoints.restore), async (c) => {
      return c.json(
        toJson(
          await pictures.restorePicture(
            { db, now: now(), actor: c.get("editor") },
            c.req.valid("param").id,
          ),
        ),
        200,
      );
    });
}
