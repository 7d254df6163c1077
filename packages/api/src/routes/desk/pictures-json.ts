import * as pictures from "@iotd/core/picture";
import type { UploadSigner } from "@iotd/core/storage";
import { Hono } from "hono";
import { editorContext } from "../../auth/editor-context.ts";
import type { EditorEnv } from "../../auth/require-editor.ts";
import type { AppDeps } from "../../http/environment.ts";
import { routeOf } from "../../http/route-of.ts";
import { siteContext } from "../../http/site-context.ts";
import { adminPictureEndpoints } from "./picture-endpoints.ts";

/** Pictures as JSON, for editors' programs and the upload page. These routes require a session. */
export function adminPictureRoutes(deps: AppDeps & { readonly signUpload: UploadSigner }) {
  const { site, signUpload } = deps;
  const toJson = (picture: pictures.Picture) => pictures.toEditorPictureJson(picture, site.url);

  return new Hono<EditorEnv>()
    .on(...routeOf(adminPictureEndpoints.list), async (c) => {
      const page = await pictures.listEditorPictures(siteContext(deps), c.req.valid("query"));
      return c.json({ items: page.items.map(toJson), nextCursor: page.nextCursor }, 200);
    })
    .on(...routeOf(adminPictureEndpoints.create), async (c) => {
      const ctx = { ...editorContext(deps, c), signUpload };
      const { picture, upload } = await pictures.createPicture(ctx, c.req.valid("json"));
      c.header("location", adminPictureEndpoints.get.path.replace(":id", picture.id));
      return c.json({ picture: toJson(picture), upload }, 201);
    })
    .on(...routeOf(adminPictureEndpoints.bulk), async (c) => {
      const outcomes = await pictures.changePictures(editorContext(deps, c), c.req.valid("json"));
      const results = outcomes.map((outcome) =>
        "picture" in outcome ? { ...outcome, picture: toJson(outcome.picture) } : outcome,
      );
      return c.json({ results }, 200);
    })
    .on(...routeOf(adminPictureEndpoints.get), async (c) => {
      const { id } = c.req.valid("param");
      return c.json(toJson(await pictures.getEditorPicture(deps, id)), 200);
    })
    .on(...routeOf(adminPictureEndpoints.update), async (c) => {
      const { id } = c.req.valid("param");
      const ctx = editorContext(deps, c);
      return c.json(toJson(await pictures.updatePicture(ctx, id, c.req.valid("json"))), 200);
    })
    .on(...routeOf(adminPictureEndpoints.remove), async (c) => {
      await pictures.deletePicture(editorContext(deps, c), c.req.valid("param").id);
      return c.body(null, 204);
    })
    .on(...routeOf(adminPictureEndpoints.requestUpload), async (c) => {
      const { id } = c.req.valid("param");
      const ctx = { ...editorContext(deps, c), signUpload };
      const { picture, upload } = await pictures.requestUpload(ctx, id, c.req.valid("json"));
      return c.json({ picture: toJson(picture), upload }, 201);
    })
    .on(...routeOf(adminPictureEndpoints.restore), async (c) => {
      const { id } = c.req.valid("param");
      return c.json(toJson(await pictures.restorePicture(editorContext(deps, c), id)), 200);
    });
}
