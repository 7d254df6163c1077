import { describe, expect, it } from "vitest";
import { anUploadedPicture, description } from "../../../testing/an-upload.ts";
import { runUpload, type UploadPorts } from "./run-upload.ts";
import { connectionLost, UploadProblemError } from "./upload-problem.ts";
import type { UploadEvent } from "./upload-state.ts";

const upload = {
  method: "PUT",
  url: "https://uploads.example/key",
  headers: { "if-none-match": "*" },
};
const file = new Blob(["bytes"]);

const aPictureIn = (status: string) => anUploadedPicture({ status, imageUrl: undefined });

function setUp(changes: Partial<UploadPorts> = {}) {
  const events: UploadEvent[] = [];
  const calls: string[] = [];
  const waits: number[] = [];
  const record = <Args extends unknown[], Result>(
    name: string,
    port: (...args: Args) => Promise<Result>,
  ) => {
    return (...args: Args) => {
      calls.push(name);
      return port(...args);
    };
  };
  const ports: UploadPorts = {
    hashFile: record("hash", changes.hashFile ?? (async () => "hash")),
    createPicture: record(
      "create picture",
      changes.createPicture ?? (async () => ({ pictureId: "p1", upload })),
    ),
    createUpload: record(
      "create upload",
      changes.createUpload ?? (async () => ({ pictureId: "p1", upload })),
    ),
    describePicture: record("describe", changes.describePicture ?? (async () => undefined)),
    putFile: record("put", changes.putFile ?? (async () => undefined)),
    getPicture: record("get", changes.getPicture ?? (async () => aPictureIn("ready"))),
    wait: async (milliseconds) => void waits.push(milliseconds),
  };
  const controller = new AbortController();
  const run = (pictureId?: string, withDescription = true) =>
    runUpload(
      ports,
      {
        file,
        contentType: "image/jpeg",
        ...(withDescription && { description }),
        ...(pictureId && { pictureId }),
      },
      (event) => events.push(event),
      controller.signal,
    );
  return { run, events, calls, waits, controller };
}

describe("runUpload", () => {
  it("hashes the file, creates the picture, sends the file and follows until the picture is ready", async () => {
    const { run, events, calls } = setUp();

    await run();

    expect(calls).toEqual(["hash", "create picture", "put", "get"]);
    expect(events.map(({ type }) => type)).toEqual(["created", "arrived", "finished"]);
  });

  it("creates another upload for an existing picture, with the description as it is now", async () => {
    const { run, calls } = setUp();

    await run("p1");

    expect(calls).toEqual(["hash", "describe", "create upload", "put", "get"]);
  });

  it("does not change the description where only a file is needed", async () => {
    const { run, calls } = setUp();

    await run("p1", false);

    expect(calls).toEqual(["hash", "create upload", "put", "get"]);
  });

  it("only follows when the file has arrived already", async () => {
    const { run, calls, events } = setUp({ createUpload: async () => undefined });

    await run("p1", false);

    expect(calls).toEqual(["hash", "create upload", "get"]);
    expect(events.at(-1)).toMatchObject({ type: "finished" });
  });

  it("reports how much has been sent", async () => {
    const { run, events } = setUp({
      putFile: async (_upload, _file, onProgress) => onProgress(0.5),
    });

    await run();

    expect(events).toContainEqual({ type: "progressed", share: 0.5 });
  });

  it("requests the picture with delays that grow from a quarter of a second to three seconds", async () => {
    let asked = 0;
    const { run, waits } = setUp({
      getPicture: async () => aPictureIn(++asked < 8 ? "processing" : "ready"),
    });

    await run();

    expect(waits[0]).toBe(250);
    expect(waits.at(-1)).toBe(3_000);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
  });

  it("reports when preparing takes long, and continues to follow", async () => {
    let asked = 0;
    const { run, events } = setUp({
      getPicture: async () => aPictureIn(++asked < 30 ? "processing" : "ready"),
    });

    await run();

    expect(events.filter(({ type }) => type === "delayed")).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ type: "finished" });
  });

  it("continues to follow after a short loss of the connection", async () => {
    let asked = 0;
    const { run, events } = setUp({
      getPicture: async () => {
        if (++asked < 3) throw connectionLost();
        return aPictureIn("ready");
      },
    });

    await run();

    expect(events.at(-1)).toMatchObject({ type: "finished" });
  });

  it("stops following after five failed requests in a row", async () => {
    const { run, events, calls } = setUp({
      getPicture: async () => {
        throw connectionLost();
      },
    });

    await run();

    expect(calls.filter((call) => call === "get")).toHaveLength(5);
    expect(events.at(-1)).toMatchObject({ type: "failed", problem: { kind: "interrupted" } });
  });

  it("stops following a picture that was deleted in the meantime", async () => {
    const { run, events } = setUp({
      getPicture: async () => ({ ...aPictureIn("processing"), isDeleted: true }),
    });

    await run();

    expect(events.at(-1)).toMatchObject({ type: "failed", problem: { kind: "refused" } });
  });

  it("fails with the problem that occurred in a step", async () => {
    const { run, events, calls } = setUp({
      createPicture: async () => {
        throw new UploadProblemError("refused", "No.", [{ pointer: "/name", detail: "is long" }]);
      },
    });

    await run();

    expect(calls).not.toContain("put");
    expect(events.at(-1)).toMatchObject({
      type: "failed",
      problem: { faults: [{ pointer: "/name", detail: "is long" }] },
    });
  });

  it("ends without another event when it is aborted", async () => {
    const { run, events, controller } = setUp({
      putFile: async (_upload, _file, _onProgress, signal) => {
        controller.abort();
        signal.throwIfAborted();
      },
    });

    await run();

    expect(events.map(({ type }) => type)).toEqual(["created"]);
  });

  it("reports the picture that was being created when it was aborted, and sends nothing", async () => {
    const { run, events, calls, controller } = setUp({
      createPicture: async () => {
        controller.abort();
        return { pictureId: "p1", upload };
      },
    });

    await run();

    expect(events).toEqual([{ type: "created", pictureId: "p1" }]);
    expect(calls).not.toContain("put");
  });

  it("reports a bug as a failure and also throws it", async () => {
    const { run, events } = setUp({
      hashFile: async () => {
        throw new RangeError("bug");
      },
    });

    await expect(run()).rejects.toThrow(RangeError);
    expect(events.at(-1)).toMatchObject({ type: "failed", problem: { kind: "interrupted" } });
  });
});
