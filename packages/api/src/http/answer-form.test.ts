import { DomainError } from "@iotd/core/errors";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { readRouteSources } from "../testing/read-route-sources.ts";
import { answerForm } from "./answer-form.ts";

/** A form whose change throws `error`, and whose page can only show conflicts. */
const post = (error: Error) =>
  new Hono()
    .onError((thrown, c) => c.text(`thrown: ${thrown.message}`))
    .post("/", (c) =>
      answerForm(
        c,
        async () => {
          throw error;
        },
        ({ code, detail }) => (code === "conflict" ? `<p>${detail}` : undefined),
      ),
    )
    .request("/", { method: "POST" });

describe("answerForm", () => {
  it("shows a refused form again, with the reason and the status of the refusal", async () => {
    const answer = await post(new DomainError("conflict", "It is taken."));

    expect(answer.status).toBe(409);
    expect(await answer.text()).toBe("<p>It is taken.");
  });

  it.each([
    ["a refusal that its page cannot show", new DomainError("not-found", "It is gone.")],
    ["an unexpected error", new Error("a bug")],
  ])("throws %s on", async (_, error) => {
    expect(await (await post(error)).text()).toBe(`thrown: ${error.message}`);
  });
});

describe("the routes of pages", () => {
  it("catch no error and contain no error status: answerForm decides both", async () => {
    const offenders = (await readRouteSources()).filter(
      ({ file, source }) =>
        /-(pages|form)\.ts$/.test(file) && /\bcatch \(|[,:?]\s*[45]\d\d\b/.test(source),
    );

    expect(offenders.map(({ file }) => file)).toEqual([]);
  });
});
