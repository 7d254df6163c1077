import { spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { fileURLToPath } from "node:url";
import { signIn } from "@iotd/api/editor-client";
import { useLocalService } from "@iotd/local/testing/use-local-service";
import { describe, expect, it } from "vitest";
import { startAlteredSite } from "../testing/start-altered-site.ts";

const program = fileURLToPath(new URL("../../bin/smoke.mjs", import.meta.url));
const service = useLocalService();

/** Starts the command as a workflow does. */
function startSmoke(args: readonly string[], { input = "", environment = {} } = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH, ...environment },
  });
  child.stdin.end(input);
  const printed = { output: "", errors: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed.output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    printed.errors += text;
  });
  const ended = once(child, "close").then(() => ({ exitCode: child.exitCode, ...printed }));
  return { child, ended };
}

const smoke = (...command: Parameters<typeof startSmoke>) => startSmoke(...command).ended;
const secrets = () => ({
  SMOKE_EDITOR_EMAIL: service().admin.email,
  SMOKE_EDITOR_PASSWORD: service().admin.password,
});

describe("npm run smoke", () => {
  it("passes on what npm start runs, and says what it saw", async () => {
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

  it("checks as a visitor where it has no account", async () => {
    const { exitCode, output } = await smoke(["--url", service().url]);

    expect(exitCode).toBe(0);
    expect(output).toMatch(/skipped {2}upload .* no editor's account is given\n/);
  });

  it("fails where one check does, having run the others", async () => {
    const url = await startAlteredSite(service().url, (request) =>
      request === "GET /health/ready" ? { status: 500, headers: {}, body: "" } : undefined,
    );

    const { exitCode, output } = await smoke(["--url", url], { environment: secrets() });

    expect(exitCode).toBe(1);
    expect(output).toMatch(/FAILED {3}health ready .* expected 200 from GET .*, saw 500\n/);
    expect(output).toMatch(/ok {7}upload .*\n\n1 of 9 checks failed, 2 skipped\.\n$/);
  });

  it("tells programs the same as JSON", async () => {
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

  it("waits for a site that starts", async () => {
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

  it("asks nobody when it does not understand", async () => {
    const args = ["--url", service().url, "--editor-password", service().admin.password];

    const { exitCode, output, errors } = await smoke(args);

    expect(exitCode).toBe(2);
    expect(output).toBe("");
    expect(errors).toMatch(/^A password on the command line is seen by others: .*\n\nUsage: /);
    expect(errors).not.toContain(service().admin.password);
  });

  it("deletes its picture when it is stopped", async () => {
    const editor = await signIn(service().url, service().admin);
    const underWay = new EventEmitter();
    const begun = once(underWay, "polled");
    const url = await startAlteredSite(service().url, (request) => {
      if (/^GET \/api\/admin\/pictures\//.test(request)) underWay.emit("polled");
      return undefined;
    });
    const { child, ended } = startSmoke(["--url", url], { environment: secrets() });
    await begun;

    child.kill("SIGTERM");

    expect(await ended).toMatchObject({ exitCode: 1 });
    expect(await (await editor.pictures.$get({ query: {} })).json()).toMatchObject({ items: [] });
  });
});
