import { describe, expect, it } from "vitest";
import { ask } from "./answer.ts";

describe("ask", () => {
  it("does not show the URL of a request that fails, which may be presigned", async () => {
    const send = () => fetch("http://127.0.0.1:1/?X-Amz-Signature=secret");

    await expect(ask("the upload", send)).rejects.not.toThrow("secret");
  });
});
