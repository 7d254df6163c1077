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
    announcePicture: record(
      "announce",
      changes.announcePicture ?? (async () => ({ pictureId: "p1", upload })),
    ),
    announceAgain: record(
      "announce again",
      changes.announceAgain ?? (async () => ({ pictureId: "p1", upload })),
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
  it("hashes, announces, sends and follows until the picture is ready", async () => {
    const { run, events, calls } = setUp();

    await run();

    expect(calls).toEqual(["hash", "announce", "put", "get"]);
    expect(events.map(({ type }) => type)).toEqual(["announced", "arrived", "finished"]);
  });

  it("announces the same picture again, with its words as they are now", async () => {
    const { run, calls } = setUp();

    await run("p1");

    expect(calls).toEqual(["hash", "describe", "announce again", "put", "get"]);
  });

  it("changes no words where only a file is wanted", async () => {
    const { run, calls } = setUp();

    await run("p1", false);

    expect(calls).toEqual(["hash", "announce again", "put", "get"]);
  });

  it("only follows when the bytes have arrived already", async () => {
    const { run, calls, events } = setUp({ announceAgain: async () => undefined });

    await run("p1", false);

    expect(calls).toEqual(["hash", "announce again", "get"]);
    expect(events.at(-1)).toMatchObject({ type: "finished" });
  });

  it("tells how much has been sent", async () => {
    const { run, events } = setUp({
      putFile: async (_upload, _file, onProgress) => onProgress(0.5),
    });

    await run();

    expect(events).toContainEqual({ type: "progressed", share: 0.5 });
  });

  it("asks ever less often, from a quarter of a second to three seconds", async () => {
    let asked = 0;
    const { run, waits } = setUp({
      getPicture: async () => aPictureIn(++asked < 8 ? "processing" : "ready"),
    });

    await run();

    expect(waits[0]).toBe(250);
    expect(waits.at(-1)).toBe(3_000);
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
  });

  it("says so when preparing takes long, and goes on asking", async () => {
    let asked = 0;
    const { run, events } = setUp({
      getPicture: async () => aPictureIn(++asked < 30 ? "processing" : "ready"),
    });

    await run();

    expect(events.filter(({ type }) => type === "delayed")).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ type: "finished" });
  });

  it("bears a connection that is lost for a moment while it follows", async () => {
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

  it("gives up following after five lost answers in a row", async () => {
    const { run, events, calls } = setUp({
      getPicture: async () => {
        throw connectionLost();
      },
    });

    await run();

    expect(calls.filter((call) => call === "get")).toHaveLength(5);
    expect(events.at(-1)).toMatchObject({ type: "failed", problem: { kind: "interrupted" } });
  });

  it("stops following a picture that was deleted meanwhile", async () => {
    const { run, events } = setUp({
      getPicture: async () => ({ ...aPictureIn("processing"), isDeleted: true }),
    });

    await run();

    expect(events.at(-1)).toMatchObject({ type: "failed", problem: { kind: "refused" } });
  });

  it("fails with the problem that a step met", async () => {
    const { run, events, calls } = setUp({
      announcePicture: async () => {
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

  it("ends without a word when it is aborted, whatever that breaks off", async () => {
    const { run, events, controller } = setUp({
      putFile: async (_upload, _file, _onProgress, signal) => {
        controller.abort();
        signal.throwIfAborted();
      },
    });

    await run();

    expect(events.map(({ type }) => type)).toEqual(["announced"]);
  });

  it("tells which picture it announced even if it was aborted meanwhile, and sends nothing", async () => {
    const { run, events, calls, controller } = setUp({
      announcePicture: async () => {
        controller.abort();
        return { pictureId: "p1", upload };
      },
    });

    await run();

    expect(events).toEqual([{ type: "announced", pictureId: "p1" }]);
    expect(calls).not.toContain("put");
  });

  it("shows a bug of its own as a failure and still throws it", async () => {
    const { run, events } = setUp({
      hashFile: async () => {
        throw new RangeError("bug");
      },
    });

    await expect(run()).rejects.toThrow(RangeError);
    expect(events.at(-1)).toMatchObject({ type: "failed", problem: { kind: "interrupted" } });
  });
});
