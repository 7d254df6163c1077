import { eventually } from "@iotd/core/testing/eventually";
import { describe, expect, it, vi } from "vitest";
import { anUploadedPicture, description } from "../../../testing/an-upload.ts";
import type { UploadPorts } from "./run-upload.ts";
import type { CreatedUpload } from "./upload-api.ts";
import { uploadRunner } from "./upload-runner.ts";
import type { UploadEvent } from "./upload-state.ts";

const upload = { method: "PUT", url: "https://uploads.example/key", headers: {} };
const picture = anUploadedPicture();

describe("uploadRunner", () => {
  it("waits until a stopped run has created its picture, and uses that picture", async () => {
    let answer: (created: CreatedUpload) => void = () => undefined;
    const createPicture = vi.fn(
      () =>
        new Promise<CreatedUpload>((resolve) => {
          answer = resolve;
        }),
    );
    const createUpload = vi.fn(async () => ({ pictureId: "p1", upload }));
    const ports: UploadPorts = {
      hashFile: async () => "hash",
      createPicture,
      createUpload,
      describePicture: async () => undefined,
      putFile: async () => undefined,
      getPicture: async () => picture,
      wait: async () => undefined,
    };
    let pictureId: string | undefined;
    let finished = 0;
    const runner = uploadRunner(ports, (_id, event: UploadEvent) => {
      if (event.type === "created") pictureId = event.pictureId;
      if (event.type === "finished") finished += 1;
    });
    const read = () => ({
      file: new Blob(["bytes"]),
      contentType: "image/jpeg",
      description,
      ...(pictureId !== undefined && { pictureId }),
    });

    runner.start(1, read);
    await eventually(() => expect(createPicture).toHaveBeenCalled());
    runner.stop(1);
    runner.start(1, read);
    answer({ pictureId: "p1", upload });
    await eventually(() => expect(finished).toBe(1));

    expect(createPicture).toHaveBeenCalledTimes(1);
    expect(createUpload).toHaveBeenCalledTimes(1);
  });
});
