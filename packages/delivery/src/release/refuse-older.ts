import { ghApi } from "../github/gh.ts";
import { runStep } from "../run-step.ts";
import { refuseOlder } from "./releases.ts";

/** Fails if the commit is older than the latest release, which is what prod runs. */
await runStep(["commit"], ({ commit }) => refuseOlder({ ghApi }, commit));
