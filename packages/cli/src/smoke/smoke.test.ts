import { EventEmitter, once } from "node:events";
import { signIn } from "@iotd/api/editor-client";
import { useLocalService } from "@iotd/local/testing/use-local-service";
import { describe, expect, it } from "vitest";
import { startAlteredSite } from "../testing/start-altered-site.ts";
import { type ProgramOptions, startProgram } from "../testing/start-program.ts";

const service = useLocalService();

const smoke = (...options: ProgramOptions) => startProgram("smoke", ...options).ended;
const accountVariables = () => ({
  SMOKE_EDITOR_EMAIL: service().admin.email,
  SMOKE_EDITOR_PASSWORD: service().admin.password,
});

describe("npm run smoke", () => {
  it("passes for the service of npm start, and prints what each check saw", async () => {
    const args = ["--url", service().url, "--editor-email", service().admin.email, "--wait", "60"];

    const { exitCode, output } = await smoke([...args, "--editor-password-stdin"], {
      input: `${service().admin.password}\n`,
    });

    expect(output).toMatch(
      new RegExp(
        [
          `${service().url}\n`,
          "ok       health live +\\d+\\.\\d\\d s  the public app answers",
          "ok       health ready .* database, uploads, media",
          "ok       home page .*",
          "ok       today .* nothing is published yet",
          "ok       API document .* OpenAPI 3\\.1\\.1",
          "ok       security headers .*",
          "skipped  TLS .* this machine",
          "skipped  HTTPS redirect .* this machine",
          "ok       upload .* ready after .* in 3 variants, and deleted",
          "\n7 checks passed, 2 skipped\\.\n$",
        ].join("\n"),
      ),
    );
    expect(exitCode).toBe(0);
  });

  it("skips the upload if no account is given", async () => {
    const { exitCode, output } = await smoke(["--url", service().url]);

    expect(exitCode).toBe(0);
    expect(output).toMatch(/skipped {2}upload .* no editor's account\n/);
  });

  it("exits with 1 if one check fails, after it ran the others", async () => {
    const url = await startAlteredSite(service().url, (request) =>
      request === "GET /health/ready" ? { status: 500, headers: {}, body: "" } : undefined,
    );

    const { exitCode, output } = await smoke(["--url", url], { environment: accountVariables() });

    expect(exitCode).toBe(1);
    expect(output).toMatch(/FAILED {3}health ready .* expected 200 from GET .*, saw 500\n/);
    expect(output).toMatch(/ok {7}upload .*\n\n1 of 9 checks failed, 2 skipped\.\n$/);
  });

  it("prints the results as JSON with --json", async () => {
    const { output } = await smoke(["--url", service().url, "--json"]);

    expect(JSON.parse(output)).toMatchObject({
      url: service().url,
      isWell: true,
      checks: expect.arrayContaining([
        {
          name: "health live",
          outcome: "passed",
          seconds: expect.any(Number),
          detail: "the public app answers",
        },
      ]),
    });
  });

  it("waits with --wait until the site is ready", async () => {
    let asked = 0;
    const url = await startAlteredSite(service().url, (request) => {
      if (request !== "GET /health/ready") return undefined;
      asked += 1;
      return asked < 2 ? { status: 503, headers: {}, body: "{}" } : undefined;
    });

    const { exitCode } = await smoke(["--url", url, "--wait", "60"]);

    expect(exitCode).toBe(0);
    expect(asked).toBe(3);
  });

  it("exits with 2 and sends no request if a password is an argument", async () => {
    const args = ["--url", service().url, "--editor-password", service().admin.password];

    const { exitCode, output, errors } = await smoke(args);

    expect(exitCode).toBe(2);
    expect(output).toBe("");
    expect(errors).toMatch(/^Other people can read a password on the command line\. .*\n\nUsage: /);
    expect(errors).not.toContain(service().admin.password);
  });

  it("deletes its picture when it is stopped by a signal", async () => {
    const editor = await signIn(service().url, service().admin);
    const underWay = new EventEmitter();
    const begun = once(underWay, "polled");
    const url = await startAlteredSite(service().url, (request) => {
      if (/^GET \/api\/admin\/pictures\//.test(request)) underWay.emit("polled");
      return undefined;
    });
    const { child, ended } = startProgram("smoke", ["--url", url], {
      environment: accountVariables(),
    });
    await begun;

    child.kill("SIGTERM");

    expect(await ended).toMatchObject({ exitCode: 1 });
    expect(await (await editor.pictures.$get({ query: {} })).json()).toMatchObject({ items: [] });
  });
});
