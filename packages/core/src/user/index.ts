export { countEditors } from "./count-editors.ts";
export { ensureEditor, type NewEditor, newEditorSchema } from "./ensure-editor.ts";
export { passwordLimits, sessionLifetime } from "./limits.ts";
export { sweepSessions } from "./sweep-sessions.ts";
