import { eventually } from "@iotd/core/testing/eventually";
import { describe, expect, it, vi } from "vitest";
import { anUploadedPicture, description } from "../../../testing/an-upload.ts";
import type { UploadPorts } from "./run-upload.ts";
import type { Announced } from "./upload-api.ts";
import { uploadRunner } from "./upload-runner.ts";
import type { UploadEvent } from "./upload-state.ts";

const upload = { method: "PUT", url: "https://uploads.example/key", headers: {} };
const picture = anUploadedPicture();

describe("uploadRunner", () => {
  it("waits for the announcement of a run that was stopped, and goes on with its picture", async () => {
    let answer: (announced: Announced) => void = () => undefined;
    const announcePicture = vi.fn(
      () =>
        new Promise<Announced>((resolve) => {
          answer = resolve;
        }),
    );
    const announceAgain = vi.fn(async () => ({ pictureId: "p1", upload }));
    const ports: UploadPorts = {
      hashFile: async () => "hash",
      announcePicture,
      announceAgain,
      describePicture: async () => undefined,
      putFile: async () => undefined,
      getPicture: async () => picture,
      wait: async () => undefined,
    };
    let pictureId: string | undefined;
    let finished = 0;
    const runner = uploadRunner(ports, (_id, event: UploadEvent) => {
      if (event.type === "announced") pictureId = event.pictureId;
      if (event.type === "finished") finished += 1;
    });
    const read = () => ({
      file: new Blob(["bytes"]),
      contentType: "image/jpeg",
      description,
      ...(pictureId !== undefined && { pictureId }),
    });

    runner.start(1, read);
    await eventually(() => expect(announcePicture).toHaveBeenCalled());
    runner.stop(1);
    runner.start(1, read);
    answer({ pictureId: "p1", upload });
    await eventually(() => expect(finished).toBe(1));

    expect(announcePicture).toHaveBeenCalledTimes(1);
    expect(announceAgain).toHaveBeenCalledTimes(1);
  });
});
