import { once } from "node:events";
import { connect, createServer } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import * as pictures from "../../picture/index.ts";
import {
  aMadeVariant,
  aNewPicture,
  anEditor,
  anUploadSigner,
  eventually,
  useTestDatabase,
} from "../../testing/index.ts";
import { connectDatabase, type Database } from "./client.ts";

const database = useTestDatabase();
const now = new Date("2025-03-01T08:00:00Z");

/** What a client sends to the server: simple queries and prepared statements. */
type Sent = { readonly queries: string[]; readonly prepared: { name: string; text: string }[] };

/** Starts a proxy for the server at `url` that records what clients send. */
async function startRecordingProxy(url: string): Promise<{ url: string; sent: () => Sent }> {
  const upstream = new URL(url);
  const received: Buffer[][] = [];
  const proxy = createServer((client) => {
    const chunks: Buffer[] = [];
    received.push(chunks);
    client.on("data", (chunk) => chunks.push(chunk));
    const server = connect(Number(upstream.port), upstream.hostname);
    client.pipe(server).pipe(client);
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  onTestFinished(() => void proxy.close());
  const address = proxy.address();
  if (typeof address === "string" || address === null) throw new Error("no port");
  const through = new URL(url);
  through.host = `127.0.0.1:${address.port}`;
  return {
    url: through.toString(),
    sent: () => readMessages(received.map((chunks) => Buffer.concat(chunks))),
  };
}

/** See https://www.postgresql.org/docs/17/protocol-message-formats.html */
function readMessages(conversations: readonly Buffer[]): Sent {
  const sent: Sent = { queries: [], prepared: [] };
  for (const bytes of conversations) {
    // The first message has a length but no type.
    let start = bytes.readInt32BE(0);
    while (start < bytes.length) {
      const end = start + 1 + bytes.readInt32BE(start + 1);
      const [first = "", second = ""] = bytes.toString("utf8", start + 5, end).split("\0");
      const type = String.fromCharCode(bytes.readUInt8(start));
      if (type === "Q") sent.queries.push(first);
      if (type === "P") sent.prepared.push({ name: first, text: second });
      start = end;
    }
  }
  return sent;
}

/** Uploads a picture, processes it and reads it as the public does. */
async function publishOne(db: Database): Promise<void> {
  const actor = await anEditor(db);
  const { picture } = await pictures.createPicture(
    { db, now, actor, signUpload: anUploadSigner(now) },
    aNewPicture(),
  );
  const attempt = { pictureId: picture.id, uploadId: picture.uploadId };
  await pictures.startProcessing({ db, now }, attempt);
  await pictures.completeProcessing({ db, now }, attempt, {
    width: 640,
    height: 427,
    placeholder: "",
    variants: [aMadeVariant(picture.id)],
  });
  await pictures.listPublishedPictures({ db, now }, { limit: 20 });
  await pictures.findPictureOfDay({ db, now, siteTimeZone: "Europe/Berlin" }, "2025-03-01");
}

describe("connectDatabase", () => {
  it("the client sends nothing that pins a session of RDS Proxy", async () => {
    const { url, sent } = await startRecordingProxy(database.urlOf("iotd_owner"));
    const { db, close } = connectDatabase({ auth: "password", url }, { maxConnections: 1 });

    await publishOne(db);
    await close();

    const { queries, prepared } = sent();
    // A transaction keeps a session until its end but does not pin it.
    expect(queries).toEqual(["begin", "commit"]);
    expect(prepared.length).toBeGreaterThan(5);
    expect(prepared.filter(({ name }) => name !== "")).toEqual([]);
    expect(
      prepared.filter(({ text }) => /^\s*(set|listen|prepare|create temp)\b/i.test(text)),
    ).toEqual([]);
    expect(prepared.filter(({ text }) => text.includes("advisory"))).toEqual([]);
  });

  it("a connection that breaks while idle is reported and replaced", async () => {
    const connection = { auth: "password", url: database.urlOf("iotd_owner") } as const;
    const onIdleError = vi.fn<(error: Error) => void>();
    const { db, close } = connectDatabase(connection, { maxConnections: 1, onIdleError });
    const { rows } = await db.execute("select pg_backend_pid() as pid");

    await database.as("iotd_owner").execute(`select pg_terminate_backend(${rows[0]?.pid})`);

    await eventually(() =>
      expect(onIdleError).toHaveBeenCalledWith(expect.objectContaining({ code: "57P01" })),
    );
    expect((await db.execute("select 1")).rowCount).toBe(1);
    await close();
  });
});
