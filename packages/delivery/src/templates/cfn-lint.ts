import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pythonEnvironment } from "@iotd/process/python-environment";
import { outputOf, runProgram } from "@iotd/process/run-program";

/** Redundant DependsOn: CDK writes them, and they do no harm. */
const ignoredRules = ["W3005"];

/** An installed cfn-lint. */
export type CfnLint = {
  /** Checks templates, given by their paths. Throws if cfn-lint reports anything, which it then prints. */
  readonly lint: (templates: readonly string[]) => Promise<void>;
  /** The folder of its schemas of AWS's resource types. */
  readonly schemas: string;
};

/** Installs cfn-lint the first time and after a change. Needs Python 3.10 or newer with venv, and PyPI. */
export async function openCfnLint(): Promise<CfnLint> {
  const programs = await pythonEnvironment({
    name: "cfn-lint",
    requirements: fileURLToPath(new URL("requirements.txt", import.meta.url)),
    log: console.log,
  });
  const findPackage = "import cfnlint; print(*cfnlint.__path__, end='')";
  const cfnlint = await outputOf(join(programs, "python"), ["-c", findPackage]);
  const options = ignoredRules.flatMap((rule) => ["--ignore-checks", rule]);
  return {
    lint: (templates) =>
      runProgram(join(programs, "cfn-lint"), [...options, "--template", ...templates]),
    schemas: join(cfnlint, "data/schemas/resources"),
  };
}
