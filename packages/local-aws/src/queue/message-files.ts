import { readdir, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { renameDurably, unfinishedSuffix, writeFileDurably } from "../durable-file.ts";
import { makePrivateFolder } from "../private-folder.ts";
import { type DeadLetter, type Message, messageSchema } from "./message.ts";

/** The messages of a queue on disk: one JSON file for each, in `pending/` or in `dead/`. Changes are atomic and durable. */
export type MessageFiles = {
  /** Adds or replaces a pending message. */
  readonly savePending: (message: Message) => Promise<void>;
  readonly removePending: (id: string) => Promise<void>;
  /** Makes a pending message a dead letter. */
  readonly markDead: (message: Message) => Promise<void>;
  /** The pending messages, oldest first. Files that are not messages are moved to the dead letters. */
  readonly loadPending: () => Promise<Message[]>;
  readonly loadDead: () => Promise<DeadLetter[]>;
};

/** Opens the folders in `directory`, creates those that are missing and removes unfinished files. */
export const openMessageFiles = async (directory: string): Promise<MessageFiles> => {
  const pending = join(directory, "pending");
  const dead = join(directory, "dead");
  await makePrivateFolder(directory);
  for (const folder of [pending, dead]) {
    await makePrivateFolder(folder);
    const names = await readdir(folder);
    const unfinished = names.filter((name) => name.endsWith(unfinishedSuffix));
    await Promise.all(unfinished.map((name) => rm(join(folder, name))));
  }
  const pathIn = (folder: string, id: string) => join(folder, `${id}.json`);

  const savePending = (message: Message) =>
    writeFileDurably(pathIn(pending, message.id), JSON.stringify(message));

  return {
    savePending,
    removePending: (id) => rm(pathIn(pending, id), { force: true }),
    markDead: async (message) => {
      // Written, then moved: the message is in exactly one folder at any time.
      await savePending(message);
      await renameDurably(pathIn(pending, message.id), pathIn(dead, message.id));
    },
    loadPending: async () => {
      const messages: Message[] = [];
      for (const { id, text } of await readFolder(pending)) {
        const message = parseMessage(text, id);
        if (message === undefined) await renameDurably(pathIn(pending, id), pathIn(dead, id));
        else messages.push(message);
      }
      return messages.sort((a, b) => a.sentAt - b.sentAt);
    },
    loadDead: async () =>
      (await readFolder(dead)).map(({ id, text }) => {
        const { body, receiveCount, lastError } = parseMessage(text, id) ?? unreadable(text);
        return { id, body, receiveCount, ...(lastError === undefined ? {} : { lastError }) };
      }),
  };
};

const readFolder = async (folder: string): Promise<{ id: string; text: string }[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  return await Promise.all(
    names.map(async (name) => ({
      id: basename(name, ".json"),
      text: await readFile(join(folder, name), "utf8"),
    })),
  );
};

const unreadable = (text: string) => ({
  body: text,
  receiveCount: 0,
  lastError: "The file cannot be read as a message.",
});

// The file name must be the id, because the message is saved and removed by its id.
const parseMessage = (text: string, id: string): Message | undefined => {
  try {
    const message = messageSchema.parse(JSON.parse(text));
    return message.id === id ? message : undefined;
  } catch {
    return undefined;
  }
};
