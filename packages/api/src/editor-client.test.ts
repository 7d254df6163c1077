import { describe, expect, it } from "vitest";
import { openEditorClient } from "./editor-client.ts";

describe("the editor's client", () => {
  it("does not send a file over plain HTTP for a site that uses HTTPS", async () => {
    const editor = openEditorClient("https://iotd.example.com", "");
    const upload = { url: "http://storage.test/a", method: "PUT", headers: {} };

    await expect(editor.sendFile(upload, Buffer.from("png"))).rejects.toThrow(
      "expected a presigned URL of https:, saw http:",
    );
  });
});
