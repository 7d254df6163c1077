import { register } from "tsx/esm/api";

// Advice for whoever maintains the service, not for whoever tries it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

register();
await import("../src/start.ts");
