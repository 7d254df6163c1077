import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { demoPhoto } from "@iotd/local/demo/demo-picture";
import sharp from "sharp";

/** A minimal page to compare performance with: a heading and one photograph. */
export type ReferencePage = { readonly url: string; readonly stop: () => void };

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Reference</title></head>
<body><h1>Reference</h1><img src="/photo.avif" alt="A coast" width="400" height="250"></body></html>`;

/** Serves the page on a free port of this machine until `stop` is called. */
export async function startReferencePage(): Promise<ReferencePage> {
  const photo = await sharp(await readFile(demoPhoto("sea-sunset.jpg")))
    .resize(1_600)
    .avif()
    .toBuffer();
  const server = createServer(({ url }, response) => {
    if (url === "/photo.avif") response.setHeader("content-type", "image/avif").end(photo);
    else response.setHeader("content-type", "text/html").end(html);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
