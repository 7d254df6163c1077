import { describe, expect, it } from "vitest";
import { expectGoodPassword } from "./expect-good-password.ts";

const email = "ada.lovelace@example.com";

describe("expectGoodPassword", () => {
  it.each([
    ["a common password", "1qaz2wsx3edc"],
    ["a common password in capital letters", "ADMINISTRATOR"],
    ["a common word with digits after it", "password2026!"],
    ["a common word with digits before it", "20262026letmein"],
    ["a repeated word", "sunflowersunflower"],
    ["one character", "aaaaaaaaaaaa"],
    ["a few characters", "abababababac"],
    ["a sequence of digits", "1234567890123456"],
    ["a sequence of letters", "abcdefghijklmn"],
    ["keys next to each other", "qwertyuiopas"],
    ["the name of the site", "Image of the Day 1"],
    ["the e-mail address", "Ada.Lovelace@example.com"],
    ["a password that contains the e-mail address", "my ada.lovelace@example.com"],
    ["the mailbox with digits", "ada.lovelace1815"],
  ])("refuses %s: %s", async (_, password) => {
    await expect(expectGoodPassword(password, email)).rejects.toMatchObject({
      code: "invalid-input",
      faults: [{ pointer: "/password", detail: expect.stringMatching(/^(is|must)/) }],
    });
  });

  it.each(["a password of her own", "tide lamp orbit 7", "483-9182-7361-55", "Zürich im Nebel"])(
    "accepts %s",
    async (password) => {
      await expect(expectGoodPassword(password, email)).resolves.toBeUndefined();
    },
  );
});
